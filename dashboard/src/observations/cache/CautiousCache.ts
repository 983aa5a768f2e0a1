import type { CachedObservation, Glance, StoredBlob, StoredIndex } from './entry';
import type { CacheUsage } from './ObservationCache';
import { EntryTooLarge, ObservationCache } from './ObservationCache';

/** Why observations are not kept for the next visit. */
export type CacheTrouble = 'unavailable' | 'quota' | 'too-large';

/**
 * A cache that never fails its reader: without a database, or without room in it, work goes on in
 * memory and `onTrouble` hears why.
 */
export class CautiousCache {
  readonly #opening: Promise<ObservationCache | null>;
  #writing: Promise<void> = Promise.resolve();
  readonly #onTrouble: (trouble: CacheTrouble) => void;

  constructor(open: () => Promise<ObservationCache>, onTrouble: (trouble: CacheTrouble) => void) {
    this.#onTrouble = onTrouble;
    this.#opening = open().catch(() => {
      onTrouble('unavailable');
      return null;
    });
  }

  readGlance(hash: string, signature: string): Promise<Glance | undefined> {
    return this.#attempt((cache) => cache.readGlance(hash, signature), undefined);
  }

  readIndex(hash: string, signature: string): Promise<StoredIndex | undefined> {
    return this.#attempt((cache) => cache.readIndex(hash, signature), undefined);
  }

  readBlob(hash: string): Promise<StoredBlob | undefined> {
    return this.#attempt((cache) => cache.readBlob(hash), undefined);
  }

  /** Never rejects. What is asked of the cache meanwhile waits for it. */
  write(hash: string, entry: CachedObservation): Promise<void> {
    this.#writing = this.#write(hash, entry);
    return this.#writing;
  }

  usage(): Promise<CacheUsage> {
    return this.#attempt((cache) => cache.usage(), { observations: 0, bytes: 0 });
  }

  remove(hash: string): Promise<void> {
    return this.#attempt((cache) => cache.remove(hash), undefined);
  }

  /** What has expired is used no more in any case; this gives its room back. */
  removeExpired(): Promise<void> {
    return this.#attempt((cache) => cache.removeExpired(), undefined);
  }

  clear(): Promise<void> {
    return this.#attempt((cache) => cache.clear(), undefined);
  }

  /** A database that is full gets one more chance after everything else in it was dropped. */
  async #write(hash: string, entry: CachedObservation): Promise<void> {
    await this.#writing;
    const cache = await this.#opening;
    if (cache === null) return;
    try {
      await cache.write(hash, entry).catch(async (error: unknown) => {
        if (!isQuotaFault(error)) throw error;
        await cache.clear();
        await cache.write(hash, entry);
      });
    } catch (error) {
      this.#onTrouble(troubleOf(error));
    }
  }

  async #attempt<T>(attempt: (cache: ObservationCache) => Promise<T>, otherwise: T): Promise<T> {
    await this.#writing;
    const cache = await this.#opening;
    if (cache === null) return otherwise;
    try {
      return await attempt(cache);
    } catch (error) {
      this.#onTrouble(troubleOf(error));
      return otherwise;
    }
  }
}

function troubleOf(error: unknown): CacheTrouble {
  if (error instanceof EntryTooLarge) return 'too-large';
  return isQuotaFault(error) ? 'quota' : 'unavailable';
}

function isQuotaFault(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'QuotaExceededError';
}
