import type { Column } from '../columns/column';
import { NO_BOOLEAN } from '../columns/column';

/** Dense ranks from 1 in ascending order of value; 0 where there is no value. */
export function rankRows(column: Column, texts: readonly string[]): Uint32Array {
  switch (column.type) {
    case 'number':
      return rankNumbers(column.values);
    case 'boolean':
      return Uint32Array.from(column.values, (value) => (value === NO_BOOLEAN ? 0 : value + 1));
    case 'string':
      return rankTexts(column.codes, texts);
  }
}

function rankNumbers(values: Float64Array): Uint32Array {
  const distinct = distinctSorted(values);
  return Uint32Array.from(values, (value) => (Number.isNaN(value) ? 0 : rankOf(distinct, value)));
}

function distinctSorted(values: Float64Array): Float64Array {
  const sorted = values.filter((value) => !Number.isNaN(value)).toSorted();
  return sorted.filter((value, index) => index === 0 || value !== sorted[index - 1]);
}

function rankOf(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low + 1;
}

/** Ignoring case, so that readers find words where they expect them. */
function rankTexts(codes: Uint32Array, texts: readonly string[]): Uint32Array {
  const keys = texts.map((text) => text.toLowerCase());
  const places = new Map<string, number>();
  for (const key of keys.toSorted()) if (!places.has(key)) places.set(key, places.size + 1);
  const ranks = Uint32Array.from(keys, (key) => places.get(key) ?? 0);
  return codes.map((code) => (code === 0 ? 0 : (ranks[code - 1] ?? 0)));
}
