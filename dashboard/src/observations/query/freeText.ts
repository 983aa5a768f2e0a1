import type { ColumnIndex } from './ColumnIndex';
import type { Mask } from './match';
import { addTexts, matchPredicate } from './match';
import { toNumber } from './numberTest';

/** Rows where any text column contains the text, ignoring case, or any number column equals it. */
export function matchFreeText(columns: Iterable<ColumnIndex>, text: string, rows: number): Mask {
  const mask: Mask = new Uint8Array(rows);
  const isNumber = toNumber(text) !== null;
  for (const index of columns) {
    const { column } = index;
    if (column.type === 'string') addTexts(mask, column.codes, index.search.contains(text));
    else if (column.type === 'number' && isNumber) addEqual(mask, index, text);
  }
  return mask;
}

function addEqual(mask: Mask, index: ColumnIndex, number: string): void {
  const equal = matchPredicate(index, { path: index.column.path, operator: 'eq', value: number });
  for (let row = 0; row < mask.length; row++) if (equal[row] === 1) mask[row] = 1;
}
