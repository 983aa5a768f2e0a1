import { FALSE, NO_BOOLEAN, TRUE } from '../columns/column';
import type { BooleanColumn, TextColumn } from '../columns/column';
import { BIN_COUNT } from './bins';
import type { ColumnIndex } from './ColumnIndex';

interface FacetFields {
  path: string;
  /** Matching rows without a value. */
  missing: number;
}

export type Facet =
  | (FacetFields & { type: 'number'; min: number; max: number; counts: number[]; totals: number[] })
  | (FacetFields & { type: 'boolean'; true: number; false: number })
  | (FacetFields & { type: 'string'; distinct: number; top: { value: string; count: number }[] });

/** More distinct texts than this are names rather than categories; counting them helps nobody. */
const MAX_CATEGORIES = 2000;
const TOP_VALUES = 8;

/** How the matching rows spread over one column's values; null when the column is empty. */
export function facetOf(index: ColumnIndex, rows: Uint32Array): Facet | null {
  switch (index.column.type) {
    case 'number':
      return numberFacet(index, rows);
    case 'boolean':
      return booleanFacet(index.column, rows);
    case 'string':
      return textFacet(index.column, index, rows);
  }
}

function numberFacet(index: ColumnIndex, rows: Uint32Array): Facet | null {
  const { bins } = index;
  if (bins === null) return null;
  const counts = Array.from({ length: BIN_COUNT + 1 }, () => 0);
  for (const row of rows) {
    const bin = bins.ofRow[row] ?? BIN_COUNT;
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  const missing = counts.pop() ?? 0;
  const { min, max, totals } = bins;
  return { type: 'number', path: index.column.path, missing, min, max, counts, totals };
}

function booleanFacet(column: BooleanColumn, rows: Uint32Array): Facet {
  const counts = new Uint32Array(NO_BOOLEAN + 1);
  for (const row of rows) {
    const value = column.values[row] ?? NO_BOOLEAN;
    counts[value] = (counts[value] ?? 0) + 1;
  }
  return {
    type: 'boolean',
    path: column.path,
    missing: counts[NO_BOOLEAN] ?? 0,
    true: counts[TRUE] ?? 0,
    false: counts[FALSE] ?? 0,
  };
}

function textFacet(column: TextColumn, index: ColumnIndex, rows: Uint32Array): Facet {
  const distinct = column.dictionary.ends.length;
  const categories = distinct <= MAX_CATEGORIES;
  const counts = new Uint32Array(categories ? distinct + 1 : 2);
  for (const row of rows) {
    const code = column.codes[row] ?? 0;
    const slot = categories ? code : Math.min(code, 1);
    counts[slot] = (counts[slot] ?? 0) + 1;
  }
  const top = categories ? topValues(counts, index.texts) : [];
  return { type: 'string', path: column.path, missing: counts[0] ?? 0, distinct, top };
}

function topValues(counts: Uint32Array, texts: readonly string[]): { value: string; count: number }[] {
  return texts
    .map((value, index) => ({ value, count: counts[index + 1] ?? 0 }))
    .filter(({ count }) => count > 0)
    .toSorted((left, right) => right.count - left.count)
    .slice(0, TOP_VALUES);
}
