import type { Glance, PlannedColumn, RowsGlance, StoredIndex } from '../cache/entry';
import { buildColumns } from '../columns/build';
import { discoverColumns } from '../columns/discover';
import { planColumns } from '../columns/plan';
import { mayBeLost, readLost } from '../load/lost';
import type { RowOffsets } from '../scan/survey';
import { surveyDocument } from '../scan/survey';
import type { ObservationSource } from './methods';

/** What of a document's beginning is kept uncompressed. */
const HEAD_ROWS = 64;
const HEAD_BYTES = 256 * 1024;

/** A document that has been read through once. */
export interface ReadDocument {
  glance: Glance;
  /** Where all rows stand; null when it holds none. */
  rows: RowOffsets | null;
}

export function readDocument(source: ObservationSource, bytes: Uint8Array): ReadDocument {
  const { root, rows, arrays } = surveyDocument(bytes, source.array);
  const lost = mayBeLost(bytes.length) ? readLost(bytes) : null;
  return { glance: { root, lost, arrays, rows: rows && glanceAtRows(source, bytes, rows) }, rows };
}

function glanceAtRows(source: ObservationSource, bytes: Uint8Array, rows: RowOffsets): RowsGlance {
  const discovered = discoverColumns(bytes, rows);
  const seen = new Set(discovered.map(({ path }) => path));
  const { eager, later } = planColumns(source.queryable, source.roles, discovered);
  const columns = eager.map((spec): PlannedColumn => ({ ...spec, seen: seen.has(spec.path) }));
  const { path, starts } = rows;
  return { path, count: starts.length, columns, later, ...headOf(bytes, rows), facets: null };
}

function headOf(bytes: Uint8Array, { path, starts, ends }: RowOffsets): Pick<RowsGlance, 'head' | 'first'> {
  const count = ends.subarray(0, HEAD_ROWS).findLastIndex((end) => end <= HEAD_BYTES) + 1;
  const first = { path, starts: starts.slice(0, count), ends: ends.slice(0, count) };
  return { first, head: bytes.slice(0, first.ends.at(-1) ?? 0) };
}

/** Reads the columns out of all rows. */
export function indexRows(bytes: Uint8Array, rows: RowOffsets, { columns }: RowsGlance): StoredIndex {
  return { rows, columns: buildColumns(bytes, rows, columns) };
}
