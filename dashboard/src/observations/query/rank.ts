import type { Column, Dictionary } from '../columns/column';
import { NO_BOOLEAN } from '../columns/column';
import { compareTexts, orderTexts } from './orderTexts';

/**
 * Dense ranks from 1 in ascending order of value; 0 where there is no value. Texts are compared folded,
 * so that readers find words where they expect them.
 */
export function rankRows(column: Column, folded: Dictionary): Uint32Array {
  switch (column.type) {
    case 'number':
      return rankNumbers(column.values);
    case 'boolean':
      return Uint32Array.from(column.values, (value) => (value === NO_BOOLEAN ? 0 : value + 1));
    case 'string':
      return rankTexts(column.codes, folded);
  }
}

function rankNumbers(values: Float64Array): Uint32Array {
  const distinct = distinctSorted(values);
  const ranks = new Uint32Array(values.length);
  for (let row = 0; row < values.length; row++) {
    const value = values[row] ?? Number.NaN;
    if (!Number.isNaN(value)) ranks[row] = rankOf(distinct, value);
  }
  return ranks;
}

/** NaN sorts last. */
function distinctSorted(values: Float64Array): Float64Array {
  const sorted = values.toSorted();
  let count = 0;
  for (let at = 0; at < sorted.length && !Number.isNaN(sorted[at]); at++) {
    if (at === 0 || sorted[at] !== sorted[count - 1]) sorted[count++] = sorted[at] ?? 0;
  }
  return sorted.subarray(0, count);
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

function rankTexts(codes: Uint32Array, folded: Dictionary): Uint32Array {
  const ranks = rankPlaces(folded);
  const ofRow = new Uint32Array(codes.length);
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] ?? 0;
    if (code !== 0) ofRow[row] = ranks[code - 1] ?? 0;
  }
  return ofRow;
}

function rankPlaces(folded: Dictionary): Uint32Array {
  const order = orderTexts(folded);
  const ranks = new Uint32Array(order.length);
  let rank = 0;
  for (let at = 0; at < order.length; at++) {
    const place = order[at] ?? 0;
    if (at === 0 || compareTexts(folded, order[at - 1] ?? 0, place, 0) !== 0) rank++;
    ranks[place] = rank;
  }
  return ranks;
}
