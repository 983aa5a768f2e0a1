import type { DBSchema, IDBPDatabase } from 'idb';
import { openDB } from 'idb';
import { sizeOfColumn } from '../columns/column';
import type { CachedObservation, EntryMeta, Glance, StoredBlob, StoredIndex } from './entry';
import { entriesToEvict, isExpired } from './limits';

interface Signed<T> {
  signature: string;
  value: T;
}

interface Schema extends DBSchema {
  blobs: { key: string; value: StoredBlob };
  glances: { key: string; value: Signed<Glance> };
  columns: { key: string; value: Signed<StoredIndex | null> };
  meta: { key: string; value: EntryMeta };
}

type Part = 'blobs' | 'glances' | 'columns';

const STORES = ['blobs', 'glances', 'columns', 'meta'] as const;
const DATABASE = 'flowtrail-observations';

/** Rises when what is kept changes its form; what was kept before is then dropped. */
const VERSION = 3;

export interface CacheUsage {
  observations: number;
  bytes: number;
}

/** The entry is larger than everything the cache may hold. */
export class EntryTooLarge extends Error {}

/**
 * Observations in the browser's database by content hash. An entry's parts are written and removed
 * together, in one transaction, and read one by one as they are needed. Every method may fail as the
 * database may.
 */
export class ObservationCache {
  readonly #database: IDBPDatabase<Schema>;
  readonly #capacity: () => Promise<number>;
  readonly #now: () => number;

  private constructor(database: IDBPDatabase<Schema>, capacity: () => Promise<number>, now: () => number) {
    this.#database = database;
    this.#capacity = capacity;
    this.#now = now;
  }

  /** @param capacity in bytes, asked for when something is to be written */
  static async open(capacity: () => Promise<number>, now: () => number): Promise<ObservationCache> {
    const database = await openDB<Schema>(DATABASE, VERSION, {
      upgrade(changed) {
        for (const store of changed.objectStoreNames) changed.deleteObjectStore(store);
        for (const store of STORES) changed.createObjectStore(store);
      },
      blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
    });
    return new ObservationCache(database, capacity, now);
  }

  /** What was made for this signature; undefined when there is no such entry, or only one that has expired. */
  async readGlance(hash: string, signature: string): Promise<Glance | undefined> {
    const [meta, glance] = await this.#readPart('glances', hash);
    if (meta === undefined) return undefined;
    this.#touch(meta);
    return glance?.signature === signature ? glance.value : undefined;
  }

  async readIndex(hash: string, signature: string): Promise<StoredIndex | undefined> {
    const [, index] = await this.#readPart('columns', hash);
    return index?.signature === signature ? (index.value ?? undefined) : undefined;
  }

  async readBlob(hash: string): Promise<StoredBlob | undefined> {
    const [, blob] = await this.#readPart('blobs', hash);
    return blob;
  }

  /** Stores the entry and removes the least recently used ones that no longer fit. */
  async write(hash: string, entry: CachedObservation): Promise<void> {
    const bytes = sizeOf(entry);
    const capacity = await this.#capacity();
    if (bytes > capacity) throw new EntryTooLarge();
    await this.#makeRoom(hash, bytes, capacity);
    const now = this.#now();
    const { signature, blob, glance, index } = entry;
    const transaction = this.#database.transaction(STORES, 'readwrite');
    await Promise.all([
      transaction.objectStore('blobs').put(blob, hash),
      transaction.objectStore('glances').put({ signature, value: glance }, hash),
      transaction.objectStore('columns').put({ signature, value: index }, hash),
      transaction.objectStore('meta').put({ hash, bytes, storedAt: now, lastUsed: now }, hash),
      transaction.done,
    ]);
  }

  async removeExpired(): Promise<void> {
    const now = this.#now();
    const entries = await this.#database.getAll('meta');
    await this.#remove(entries.filter((entry) => isExpired(entry, now)).map(({ hash }) => hash));
  }

  async remove(hash: string): Promise<void> {
    await this.#remove([hash]);
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

  /** Nothing of an entry that has expired. */
  async #readPart<S extends Part>(
    store: S,
    hash: string,
  ): Promise<[EntryMeta | undefined, Schema[S]['value'] | undefined]> {
    const transaction = this.#database.transaction([store, 'meta']);
    const [meta, part] = await Promise.all([
      transaction.objectStore('meta').get(hash),
      transaction.objectStore(store).get(hash),
    ]);
    return meta === undefined || isExpired(meta, this.#now()) ? [undefined, undefined] : [meta, part];
  }

  /** Nobody waits for it: at worst an entry seems to have been used longer ago than it was. */
  #touch(meta: EntryMeta): void {
    this.#database.put('meta', { ...meta, lastUsed: this.#now() }, meta.hash).catch(() => undefined);
  }

  async #makeRoom(hash: string, bytes: number, capacity: number): Promise<void> {
    const entries = await this.#database.getAll('meta');
    const others = entries.filter((entry) => entry.hash !== hash);
    await this.#remove(entriesToEvict(others, bytes, capacity));
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

function sizeOf({ blob, glance, index }: CachedObservation): number {
  const head = glance.rows?.head.byteLength ?? 0;
  const offsets = index === null ? 0 : index.rows.starts.byteLength + index.rows.ends.byteLength;
  const columns = index?.columns.reduce((sum, column) => sum + sizeOfColumn(column), 0) ?? 0;
  return blob.bytes.byteLength + head + offsets + columns;
}
