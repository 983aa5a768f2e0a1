import type { ColumnSpec } from '../columns/build';
import type { Column } from '../columns/column';
import type { LostData } from '../load/lost';
import type { Facet } from '../query/facets';
import type { ArrayOfRows, RowOffsets } from '../scan/survey';

/** An observation's bytes as the server sent them. */
export interface StoredBlob {
  encoding: 'zstd' | 'identity';
  bytes: Uint8Array<ArrayBuffer>;
}

/** A column that is built at once. */
export interface PlannedColumn extends ColumnSpec {
  /** Some row of the sample has a value there. */
  seen: boolean;
}

/** What the first look at rows needs, small enough to be read in no time. */
export interface RowsGlance {
  path: string;
  count: number;
  columns: PlannedColumn[];
  later: ColumnSpec[];
  /** Where the first rows stand, all of them within `head`. */
  first: RowOffsets;
  /** The beginning of the document. */
  head: Uint8Array<ArrayBuffer>;
  /** Of all rows; null until they have been counted. */
  facets: Facet[] | null;
}

/** What an observation looks like at first sight. */
export interface Glance {
  /** Offset of the document's value. */
  root: number;
  /** Set when the SDK could not keep the data and left a note in its place. */
  lost: LostData | null;
  arrays: ArrayOfRows[];
  rows: RowsGlance | null;
}

/** What was read out of the rows, so that a second visit need not read them again. */
export interface StoredIndex {
  rows: RowOffsets;
  columns: Column[];
  /** Seen in the sample of all rows, built on first use. */
  later: ColumnSpec[];
}

export interface CachedObservation {
  /** What glance and index were made for; for anything else they are useless. */
  signature: string;
  blob: StoredBlob;
  glance: Glance;
  index: StoredIndex | null;
}

/** What the cache knows of an entry without reading it. Times are milliseconds since 1970. */
export interface EntryMeta {
  hash: string;
  bytes: number;
  storedAt: number;
  lastUsed: number;
}
