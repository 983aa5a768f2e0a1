import { describe, expect, it } from 'vitest';
import type { EntryMeta } from './entry';
import { capacityFor, entriesToEvict, isExpired, LIFETIME_MS } from './limits';

const MEBIBYTE = 1024 * 1024;

function entry(hash: string, bytes: number, lastUsed: number): EntryMeta {
  return { hash, bytes, storedAt: 0, lastUsed };
}

describe('capacity', () => {
  it('is a fifth of a small quota and 300 MiB of a large or unknown one', () => {
    expect(capacityFor(100 * MEBIBYTE)).toBe(20 * MEBIBYTE);
    expect(capacityFor(1e12)).toBe(300 * MEBIBYTE);
    expect(capacityFor(undefined)).toBe(300 * MEBIBYTE);
  });
});

describe('eviction', () => {
  it('takes the least recently used first and no more than needed', () => {
    const entries = [entry('new', 40, 3), entry('old', 40, 1), entry('middle', 40, 2)];
    expect(entriesToEvict(entries, 20, 120)).toEqual(['old']);
    expect(entriesToEvict(entries, 60, 120)).toEqual(['old', 'middle']);
    expect(entriesToEvict(entries, 0, 120)).toEqual([]);
  });
});

it('an entry expires three days after it was stored, however often it was used', () => {
  const used = entry('a', 1, LIFETIME_MS);
  expect(isExpired(used, LIFETIME_MS - 1)).toBe(false);
  expect(isExpired(used, LIFETIME_MS)).toBe(true);
});
