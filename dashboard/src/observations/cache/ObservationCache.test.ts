import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { beforeEach, describe, expect, it } from 'vitest';
import type { CachedObservation } from './entry';
import { LIFETIME_MS } from './limits';
import { EntryTooLarge, ObservationCache } from './ObservationCache';

let now = 0;
const CAPACITY = 1000;

function openCache(): Promise<ObservationCache> {
  return ObservationCache.open(
    () => Promise.resolve(CAPACITY),
    () => now,
  );
}

function entryOf(size: number): CachedObservation {
  return {
    signature: 's',
    blob: { encoding: 'zstd', bytes: new Uint8Array(size).fill(7) },
    glance: { root: 0, lost: null, arrays: [], rows: null },
    index: {
      rows: { path: '', starts: Uint32Array.of(1), ends: Uint32Array.of(9) },
      columns: [{ type: 'number', path: 'p', values: Float64Array.of(1.5), missing: 0, mismatched: 0 }],
      later: [],
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
    const second = await openCache();
    const { blob, glance, index } = entryOf(100);
    expect(await second.readBlob('a')).toEqual(blob);
    expect(await second.readGlance('a', 's')).toEqual(glance);
    expect(await second.readIndex('a', 's')).toEqual(index);
  });

  it('gives only bytes to those who read them differently', async () => {
    const cache = await openCache();
    await cache.write('a', entryOf(100));
    expect(await cache.readGlance('a', 'other')).toBeUndefined();
    expect(await cache.readIndex('a', 'other')).toBeUndefined();
    expect(await cache.readBlob('a')).toBeDefined();
  });

  it('starts anew over what an older page kept in another form', async () => {
    const older = await openDB('flowtrail-observations', 1, {
      upgrade: (database) => void database.createObjectStore('blobs').add('old', 'a'),
    });
    older.close();
    const cache = await openCache();
    expect(await cache.readBlob('a')).toBeUndefined();
    await cache.write('a', entryOf(100));
    expect(await cache.readBlob('a')).toBeDefined();
  });

  it('knows nothing of what was never stored', async () => {
    expect(await (await openCache()).readBlob('a')).toBeUndefined();
  });

  it('stops using an entry after three days and then gives its room back', async () => {
    const cache = await openCache();
    await cache.write('a', entryOf(100));
    now += LIFETIME_MS - 1;
    expect(await cache.readBlob('a')).toBeDefined();
    now += 1;
    expect(await cache.readBlob('a')).toBeUndefined();
    await cache.removeExpired();
    expect((await cache.usage()).observations).toBe(0);
  });

  it('drops the least recently used entry when a new one does not fit', async () => {
    const cache = await openCache();
    await cache.write('a', entryOf(400));
    now++;
    await cache.write('b', entryOf(400));
    now++;
    await cache.readGlance('a', 's');
    now++;
    await cache.write('c', entryOf(400));
    expect(await cache.readBlob('b')).toBeUndefined();
    expect(await cache.readBlob('a')).toBeDefined();
    expect(await cache.readBlob('c')).toBeDefined();
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
    expect(await cache.readBlob('a')).toBeDefined();
  });

  it('forgets everything on request', async () => {
    const cache = await openCache();
    await cache.write('a', entryOf(100));
    await cache.clear();
    expect(await cache.usage()).toEqual({ observations: 0, bytes: 0 });
    expect(await cache.readBlob('a')).toBeUndefined();
  });
});
