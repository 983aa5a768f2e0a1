import type { CandidateRoles, FieldType, ObservationMeta } from '../../api/types';
import type { CacheTrouble } from '../cache/CautiousCache';
import type { PlannedColumn } from '../cache/entry';
import type { CacheUsage } from '../cache/ObservationCache';
import type { LostData } from '../load/lost';
import type { ColumnSpec } from '../columns/build';
import type { ColumnType } from '../columns/column';
import type { ExportFormat } from '../export/format';
import type { Facet } from '../query/facets';
import type { CandidateRow, RuleResult } from '../rows/row';
import type { ArrayOfRows } from '../scan/survey';
import type { Sort } from '../tokens/sort';
import type { Predicate } from '../tokens/predicate';
import type { TreeHit, TreePage } from '../tree/node';

/** Everything the worker needs to find an observation, sent with every call, so that it may forget. */
export interface ObservationSource {
  hash: string;
  bytes: number;
  /** Elements of the document, when it is an array. */
  items: number | null;
  dataUrl: string;
  queryable: Record<string, FieldType> | null;
  roles: CandidateRoles | null;
  /** Path of the array whose elements are the rows; null for the longest. */
  array: string | null;
}

export function sourceOf(meta: ObservationMeta, array: string | null): ObservationSource {
  const { hash, bytes, itemCount: items, dataUrl, queryable, roles } = meta;
  return { hash, bytes, items, dataUrl, queryable, roles, array };
}

export interface ColumnInfo {
  path: string;
  type: ColumnType;
}

/** What an opened observation looks like from outside. */
export interface ObservationShape {
  from: 'memory' | 'cache' | 'network';
  /** Size of the JSON text. */
  bytes: number;
  /** Set when the SDK could not keep the data and left a note in its place. */
  lost: LostData | null;
  /** All arrays of objects in the document. */
  arrays: ArrayOfRows[];
  /** Null when there is none. */
  rows: { path: string; count: number; columns: PlannedColumn[]; later: ColumnSpec[] } | null;
}

export type LoadProgress =
  | { phase: 'cache' | 'decode' | 'scan' }
  | { phase: 'download'; received: number; total: number | null };

export interface Question {
  predicates: Predicate[];
  text: string;
  sort: Sort | null;
}

/** Places of the answer `from` up to, not including, `to`, with the cells of some paths. */
export interface RowWindow {
  from: number;
  to: number;
  paths: string[];
}

export interface QueryResult {
  total: number;
  matched: number;
  /** What removing each filter, and last the free text if there is one, would bring back. */
  regained: number[];
  problems: { predicate: number; message: string }[];
  /** All columns, with those that this question had to build. */
  columns: ColumnInfo[];
  rows: CandidateRow[];
}

export interface RowDetail {
  row: number;
  start: number;
  id: string | null;
  passed: boolean | null;
  reason: string | null;
  score: string | null;
  rank: string | null;
  rules: RuleResult[];
}

interface About {
  source: ObservationSource;
}

export interface ObservationMethods {
  open: { params: About; result: ObservationShape; progress: LoadProgress };
  /** The window is answered with the counts, so that a reader who types sees both at once. */
  query: { params: About & { question: Question; window: RowWindow }; result: QueryResult };
  /** Counted after the rows, which readers wait for. */
  facets: { params: About & { question: Question }; result: Facet[] };
  rows: { params: About & { question: Question; window: RowWindow }; result: CandidateRow[] };
  /** Place of a row among those that match; -1 when it does not. */
  locate: { params: About & { question: Question; row: number }; result: number };
  detail: { params: About & { row: number }; result: RowDetail | null };
  export: {
    params: About & { question: Question; format: ExportFormat; paths: string[] };
    result: Blob;
    progress: { done: number; total: number };
  };
  /** Children `from` up to `to` of the container at byte `start`. */
  children: { params: About & { start: number; from: number; to: number }; result: TreePage };
  /** The node that starts at a byte; the document without one. */
  root: { params: About & { start: number | undefined }; result: TreePage };
  find: { params: About & { text: string; index: number }; result: TreeHit };
  text: { params: About & { start: number }; result: string };
  usage: { params: null; result: CacheUsage };
  clear: { params: null; result: void };
}

/** What the worker says without being asked. */
export interface CacheNotice {
  cacheTrouble: CacheTrouble;
}
