import { FALSE, NO_BOOLEAN, TRUE } from '../columns/column';
import type { BooleanColumn, Dictionary, TextColumn } from '../columns/column';
import { textAt } from '../columns/dictionary';
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
  const counts = new Uint32Array(BIN_COUNT + 1);
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] ?? 0;
    const bin = bins.ofRow[row] ?? BIN_COUNT;
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  const { min, max, totals } = bins;
  const missing = counts[BIN_COUNT] ?? 0;
  const { path } = index.column;
  return { type: 'number', path, missing, min, max, counts: [...counts.subarray(0, BIN_COUNT)], totals };
}

function booleanFacet(column: BooleanColumn, rows: Uint32Array): Facet {
  const counts = new Uint32Array(NO_BOOLEAN + 1);
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] ?? 0;
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
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] ?? 0;
    const code = column.codes[row] ?? 0;
    const slot = categories ? code : Math.min(code, 1);
    counts[slot] = (counts[slot] ?? 0) + 1;
  }
  const top = categories ? topValues(counts, index.texts) : [];
  return { type: 'string', path: column.path, missing: counts[0] ?? 0, distinct, top };
}

/** The most frequent first, those that are as frequent in order of appearance. */
function topValues(counts: Uint32Array, texts: Dictionary): { value: string; count: number }[] {
  const codes = Array.from(counts.keys()).filter((code) => code > 0 && (counts[code] ?? 0) > 0);
  return codes
    .toSorted((left, right) => (counts[right] ?? 0) - (counts[left] ?? 0))
    .slice(0, TOP_VALUES)
    .map((code) => ({ value: textAt(texts, code - 1), count: counts[code] ?? 0 }));
}
