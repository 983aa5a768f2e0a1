import type { Glance, PlannedColumn, RowsGlance, StoredBlob, StoredIndex } from '../cache/entry';
import { buildColumns } from '../columns/build';
import { discoverColumns } from '../columns/discover';
import { planColumns } from '../columns/plan';
import { decodeBeginning } from '../load/decode';
import { mayBeLost, readLost } from '../load/lost';
import { firstRows } from '../scan/firstRows';
import { skipWhitespace } from '../scan/skip';
import type { RowOffsets } from '../scan/survey';
import { surveyDocument } from '../scan/survey';
import type { ObservationSource } from './methods';

/** What of a document's beginning is kept uncompressed. */
const HEAD_ROWS = 64;
const HEAD_BYTES = 256 * 1024;

/** Reading a shorter document whole takes no longer than looking at its beginning first. */
const PEEK_FROM_BYTES = 1024 * 1024;

/** A document that has been read through once. */
export interface ReadDocument {
  glance: Glance;
  /** Where all rows stand; null when it holds none. */
  rows: RowOffsets | null;
}

export function readDocument(source: ObservationSource, bytes: Uint8Array): ReadDocument {
  const { root, rows, arrays } = surveyDocument(bytes, source.array);
  const lost = mayBeLost(bytes.length) ? readLost(bytes) : null;
  const glance = rows && glanceAt(source, bytes, rows, rows.starts.length);
  return { glance: { root, lost, arrays, rows: glance }, rows };
}

/**
 * A first look at a long list of rows, from its beginning alone: their number is known from elsewhere,
 * the paths are those of the first rows. Null when only the whole document can tell.
 */
export function peekDocument(source: ObservationSource, blob: StoredBlob): Glance | null {
  const { items, array, bytes } = source;
  if (items === null || array !== null || bytes < PEEK_FROM_BYTES) return null;
  const beginning = decodeBeginning(blob, HEAD_BYTES);
  const rows = firstRows(beginning, HEAD_ROWS);
  if (rows === null || rows.starts.length < Math.min(items, HEAD_ROWS)) return null;
  const arrays = [{ path: '', count: items }];
  const glance = glanceAt(source, beginning, rows, items);
  return { root: skipWhitespace(beginning, 0), lost: null, arrays, rows: glance };
}

function glanceAt(source: ObservationSource, bytes: Uint8Array, rows: RowOffsets, count: number): RowsGlance {
  const discovered = discoverColumns(bytes, rows);
  const seen = new Set(discovered.map(({ path }) => path));
  const { eager, later } = planColumns(source.queryable, source.roles, discovered);
  const columns = eager.map((spec): PlannedColumn => ({ ...spec, seen: seen.has(spec.path) }));
  return { path: rows.path, count, columns, later, ...headOf(bytes, rows), facets: null };
}

function headOf(bytes: Uint8Array, { path, starts, ends }: RowOffsets): Pick<RowsGlance, 'head' | 'first'> {
  const count = ends.subarray(0, HEAD_ROWS).findLastIndex((end) => end <= HEAD_BYTES) + 1;
  const first = { path, starts: starts.slice(0, count), ends: ends.slice(0, count) };
  return { first, head: bytes.slice(0, first.ends.at(-1) ?? 0) };
}

/** Reads the columns out of all rows. */
export function indexRows(bytes: Uint8Array, { glance, rows }: ReadDocument): StoredIndex {
  if (rows === null || glance.rows === null) throw new Error('This observation holds no array of objects.');
  const { columns, later } = glance.rows;
  return { rows, columns: buildColumns(bytes, rows, columns), later };
}
