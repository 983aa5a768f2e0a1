import type { DBSchema, IDBPDatabase } from 'idb';
import { openDB } from 'idb';
import { sizeOfColumn } from '../columns/column';
import type { CachedObservation, EntryMeta, StoredBlob, StoredIndex } from './entry';
import { entriesToEvict, isExpired } from './limits';

interface Schema extends DBSchema {
  blobs: { key: string; value: StoredBlob };
  columns: { key: string; value: StoredIndex };
  meta: { key: string; value: EntryMeta };
}

const STORES = ['blobs', 'columns', 'meta'] as const;
const DATABASE = 'flowtrail-observations';
const VERSION = 1;

export interface CacheUsage {
  observations: number;
  bytes: number;
}

/** The entry is larger than everything the cache may hold. */
export class EntryTooLarge extends Error {}

/**
 * Observations in the browser's database by content hash. An entry's parts are written, read and
 * removed together, in one transaction. Every method may fail as the database may.
 */
export class ObservationCache {
  readonly #database: IDBPDatabase<Schema>;
  readonly #capacity: number;
  readonly #now: () => number;

  private constructor(database: IDBPDatabase<Schema>, capacity: number, now: () => number) {
    this.#database = database;
    this.#capacity = capacity;
    this.#now = now;
  }

  static async open(capacity: number, now: () => number): Promise<ObservationCache> {
    const database = await openDB<Schema>(DATABASE, VERSION, {
      upgrade(fresh) {
        for (const store of STORES) fresh.createObjectStore(store);
      },
      blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
    });
    const cache = new ObservationCache(database, capacity, now);
    await cache.removeExpired();
    return cache;
  }

  /** Undefined when there is no entry, or only one that has expired. */
  async read(hash: string): Promise<CachedObservation | undefined> {
    const transaction = this.#database.transaction(STORES, 'readwrite');
    const meta = await transaction.objectStore('meta').get(hash);
    if (meta === undefined || isExpired(meta, this.#now())) return undefined;
    const [blob, index] = await Promise.all([
      transaction.objectStore('blobs').get(hash),
      transaction.objectStore('columns').get(hash),
      transaction.objectStore('meta').put({ ...meta, lastUsed: this.#now() }, hash),
      transaction.done,
    ]);
    return blob === undefined || index === undefined ? undefined : { blob, index };
  }

  /** Stores the entry and removes the least recently used ones that no longer fit. */
  async write(hash: string, entry: CachedObservation): Promise<void> {
    const bytes = sizeOf(entry);
    if (bytes > this.#capacity) throw new EntryTooLarge();
    await this.#makeRoom(hash, bytes);
    const now = this.#now();
    const transaction = this.#database.transaction(STORES, 'readwrite');
    await Promise.all([
      transaction.objectStore('blobs').put(entry.blob, hash),
      transaction.objectStore('columns').put(entry.index, hash),
      transaction.objectStore('meta').put({ hash, bytes, storedAt: now, lastUsed: now }, hash),
      transaction.done,
    ]);
  }

  async removeExpired(): Promise<void> {
    const now = this.#now();
    const entries = await this.#database.getAll('meta');
    await this.#remove(entries.filter((entry) => isExpired(entry, now)).map(({ hash }) => hash));
  }

  async clear(): Promise<void> {
    const transaction = this.#database.transaction(STORES, 'readwrite');
    await Promise.all([...STORES.map((store) => transaction.objectStore(store).clear()), transaction.done]);
  }

  async usage(): Promise<CacheUsage> {
    const entries = await this.#database.getAll('meta');
    return { observations: entries.length, bytes: entries.reduce((sum, { bytes }) => sum + bytes, 0) };
  }

  close(): void {
    this.#database.close();
  }

  async #makeRoom(hash: string, bytes: number): Promise<void> {
    const entries = await this.#database.getAll('meta');
    const others = entries.filter((entry) => entry.hash !== hash);
    await this.#remove(entriesToEvict(others, bytes, this.#capacity));
  }

  async #remove(hashes: readonly string[]): Promise<void> {
    if (hashes.length === 0) return;
    const transaction = this.#database.transaction(STORES, 'readwrite');
    const removals = hashes.flatMap((hash) =>
      STORES.map((store) => transaction.objectStore(store).delete(hash)),
    );
    await Promise.all([...removals, transaction.done]);
  }
}

function sizeOf({ blob, index }: CachedObservation): number {
  const { rows } = index.survey;
  const offsets = rows === null ? 0 : rows.starts.byteLength + rows.ends.byteLength;
  return index.columns.reduce(
    (sum, column) => sum + sizeOfColumn(column),
    blob.bytes.byteLength + index.head.byteLength + offsets,
  );
}
