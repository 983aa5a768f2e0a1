import type { ColumnSpec } from '../columns/build';
import type { Column } from '../columns/column';
import type { Survey } from '../scan/survey';

/** An observation's bytes as the server sent them. */
export interface StoredBlob {
  encoding: 'zstd' | 'identity';
  bytes: Uint8Array<ArrayBuffer>;
}

/** What was read out of the bytes, so that a second visit need not scan them again. */
export interface StoredIndex {
  /** What the index was built for; another one makes it useless. */
  signature: string;
  survey: Survey;
  columns: Column[];
  later: ColumnSpec[];
  /** The document's beginning with the first rows, shown before the rest is decompressed. */
  head: Uint8Array<ArrayBuffer>;
}

export interface CachedObservation {
  blob: StoredBlob;
  index: StoredIndex;
}

/** What the cache knows of an entry without reading it. Times are milliseconds since 1970. */
export interface EntryMeta {
  hash: string;
  bytes: number;
  storedAt: number;
  lastUsed: number;
}
