import type { ColumnIndex } from './ColumnIndex';
import type { Mask } from './match';
import { matchPredicate } from './match';
import { toNumber } from './numberTest';

/** Rows where any text column contains the text, ignoring case, or any number column equals it. */
export function matchFreeText(columns: Iterable<ColumnIndex>, text: string, rows: number): Mask {
  const mask: Mask = new Uint8Array(rows);
  const isNumber = toNumber(text) !== null;
  for (const index of columns) {
    const { type, path } = index.column;
    if (type === 'string') unite(mask, matchPredicate(index, { path, operator: 'contains', value: text }));
    if (type === 'number' && isNumber)
      unite(mask, matchPredicate(index, { path, operator: 'eq', value: text }));
  }
  return mask;
}

function unite(mask: Mask, other: Mask): void {
  for (let row = 0; row < mask.length; row++) if (other[row] === 1) mask[row] = 1;
}
