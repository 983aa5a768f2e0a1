import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { CachedObservation } from './entry';
import { LIFETIME_MS } from './limits';
import { EntryTooLarge, ObservationCache } from './ObservationCache';

let now = 0;
const CAPACITY = 1000;

function openCache(): Promise<ObservationCache> {
  return ObservationCache.open(CAPACITY, () => now);
}

function entryOf(size: number): CachedObservation {
  return {
    blob: { encoding: 'zstd', bytes: new Uint8Array(size).fill(7) },
    index: {
      signature: 's',
      survey: { root: 0, rows: { path: '', starts: Uint32Array.of(1), ends: Uint32Array.of(9) } },
      columns: [{ type: 'number', path: 'p', values: Float64Array.of(1.5), missing: 0, mismatched: 0 }],
      later: [],
      head: new Uint8Array(0),
    },
  };
}

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  now = 1_000_000;
});

describe('ObservationCache', () => {
  it('gives back what was stored, also to the next page', async () => {
    const first = await openCache();
    await first.write('a', entryOf(100));
    first.close();
    expect(await (await openCache()).read('a')).toEqual(entryOf(100));
  });

  it('knows nothing of what was never stored', async () => {
    expect(await (await openCache()).read('a')).toBeUndefined();
  });

  it('stops using an entry after three days and removes it when next opened', async () => {
    const cache = await openCache();
    await cache.write('a', entryOf(100));
    now += LIFETIME_MS - 1;
    expect(await cache.read('a')).toBeDefined();
    now += 1;
    expect(await cache.read('a')).toBeUndefined();
    cache.close();
    expect((await (await openCache()).usage()).observations).toBe(0);
  });

  it('drops the least recently used entry when a new one does not fit', async () => {
    const cache = await openCache();
    await cache.write('a', entryOf(400));
    now++;
    await cache.write('b', entryOf(400));
    now++;
    await cache.read('a');
    now++;
    await cache.write('c', entryOf(400));
    expect(await cache.read('b')).toBeUndefined();
    expect(await cache.read('a')).toBeDefined();
    expect(await cache.read('c')).toBeDefined();
  });

  it('replaces an entry without counting it twice', async () => {
    const cache = await openCache();
    await cache.write('a', entryOf(600));
    await cache.write('a', entryOf(700));
    expect(await cache.usage()).toEqual({ observations: 1, bytes: 716 });
  });

  it('refuses what can never fit and keeps the rest', async () => {
    const cache = await openCache();
    await cache.write('a', entryOf(100));
    await expect(cache.write('b', entryOf(CAPACITY + 1))).rejects.toThrow(EntryTooLarge);
    expect(await cache.read('a')).toBeDefined();
  });

  it('forgets everything on request', async () => {
    const cache = await openCache();
    await cache.write('a', entryOf(100));
    await cache.clear();
    expect(await cache.usage()).toEqual({ observations: 0, bytes: 0 });
    expect(await cache.read('a')).toBeUndefined();
  });
});
