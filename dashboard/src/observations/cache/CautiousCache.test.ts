import { IDBFactory, IDBObjectStore } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { CacheTrouble } from './CautiousCache';
import { CautiousCache } from './CautiousCache';
import type { CachedObservation } from './entry';
import { ObservationCache } from './ObservationCache';

const ENTRY: CachedObservation = {
  signature: 's',
  blob: { encoding: 'identity', bytes: new Uint8Array(100) },
  glance: { root: 0, lost: null, arrays: [], rows: null },
  index: null,
};

function cautious(capacity = 1000): { cache: CautiousCache; troubles: CacheTrouble[] } {
  const troubles: CacheTrouble[] = [];
  const cache = new CautiousCache(
    () =>
      ObservationCache.open(
        () => Promise.resolve(capacity),
        () => 0,
      ),
    (trouble) => troubles.push(trouble),
  );
  return { cache, troubles };
}

/** Lets the next `times` writes fail as a full disk makes them fail. */
function fillDisk(times: number): void {
  const put = IDBObjectStore.prototype.put;
  let left = times;
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function putOrFail(
    this: IDBObjectStore,
    ...values
  ) {
    if (left-- > 0) throw new DOMException('no room', 'QuotaExceededError');
    return put.apply(this, values);
  });
}

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

describe('CautiousCache', () => {
  it('keeps entries like the cache it guards and has nothing to say', async () => {
    const { cache, troubles } = cautious();
    await cache.write('a', ENTRY);
    expect(await cache.readBlob('a')).toEqual(ENTRY.blob);
    expect(await cache.usage()).toEqual({ observations: 1, bytes: 100 });
    expect(troubles).toEqual([]);
  });

  it('goes on without a database, as in a private window, and says so', async () => {
    const troubles: CacheTrouble[] = [];
    const cache = new CautiousCache(
      () => Promise.reject(new DOMException('denied', 'SecurityError')),
      (trouble) => troubles.push(trouble),
    );
    await cache.write('a', ENTRY);
    expect(await cache.readBlob('a')).toBeUndefined();
    expect(await cache.usage()).toEqual({ observations: 0, bytes: 0 });
    expect(troubles).toEqual(['unavailable']);
  });

  it('drops everything else once when the disk is full, then tries again', async () => {
    const { cache, troubles } = cautious();
    await cache.write('old', ENTRY);
    fillDisk(1);
    await cache.write('new', ENTRY);
    expect(await cache.readBlob('old')).toBeUndefined();
    expect(await cache.readBlob('new')).toEqual(ENTRY.blob);
    expect(troubles).toEqual([]);
  });

  it('says that there is no room when the second try fails too', async () => {
    const { cache, troubles } = cautious();
    await cache.usage();
    fillDisk(100);
    await cache.write('a', ENTRY);
    expect(troubles).toEqual(['quota']);
  });

  it('says when one observation alone is too large', async () => {
    const { cache, troubles } = cautious(99);
    await cache.write('a', ENTRY);
    expect(troubles).toEqual(['too-large']);
  });

  it('forgets on request', async () => {
    const { cache } = cautious();
    await cache.write('a', ENTRY);
    await cache.clear();
    expect(await cache.readBlob('a')).toBeUndefined();
  });
});
