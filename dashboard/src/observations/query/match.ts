import type { BooleanColumn, Column, NumberColumn } from '../columns/column';
import { FALSE, NO_BOOLEAN, TRUE } from '../columns/column';
import { decodeDictionary } from '../columns/dictionary';
import type { Predicate } from '../tokens/predicate';
import type { ColumnIndex } from './ColumnIndex';
import { equalTexts } from './equalTexts';
import { numberTest } from './numberTest';
import type { NumberTest } from './numberTest';

/** One flag per row: 1 when the row passes. */
export type Mask = Uint8Array;

/** Why a filter cannot be applied to its column; it is then left out and shown as such. */
export class InapplicablePredicate extends Error {}

/**
 * Which rows pass one predicate. Rows without a value pass only `is.missing`, also not `ne` and
 * `excludes`. `contains` and `excludes` ignore case, `eq` and `ne` on texts do not.
 */
export function matchPredicate(index: ColumnIndex, predicate: Predicate): Mask {
  if (predicate.operator === 'is') return matchState(index.column, predicate.value);
  switch (index.column.type) {
    case 'number':
      return matchNumbers(index.column, predicate);
    case 'boolean':
      return matchBooleans(index.column, predicate);
    case 'string':
      return matchTexts(index.column.codes, passingTexts(index, predicate));
  }
}

function matchState(column: Column, state: string): Mask {
  if (state === 'missing') return presence(column, 0);
  if (state === 'present') return presence(column, 1);
  if (column.type !== 'boolean' || (state !== 'true' && state !== 'false')) {
    throw new InapplicablePredicate(
      `"is" takes ${column.type === 'boolean' ? 'true, false, ' : ''}missing or present here`,
    );
  }
  return matchValue(column.values, state === 'true' ? TRUE : FALSE);
}

function presence(column: Column, flag: 0 | 1): Mask {
  switch (column.type) {
    case 'number':
      return matchNaN(column.values, 1 - flag);
    case 'boolean':
      return matchValue(column.values, NO_BOOLEAN, 1 - flag);
    case 'string':
      return matchValue(column.codes, 0, 1 - flag);
  }
}

/** `flag` where the value is there, its opposite elsewhere. */
function matchValue(values: Uint8Array | Uint32Array, wanted: number, flag = 1): Mask {
  const mask = new Uint8Array(values.length);
  for (let row = 0; row < mask.length; row++) mask[row] = values[row] === wanted ? flag : 1 - flag;
  return mask;
}

function matchNaN(values: Float64Array, flag: number): Mask {
  const mask = new Uint8Array(values.length);
  for (let row = 0; row < mask.length; row++) mask[row] = Number.isNaN(values[row]) ? flag : 1 - flag;
  return mask;
}

function matchNumbers(column: NumberColumn, predicate: Predicate): Mask {
  const test = numericTest(predicate, 'number');
  const mask = new Uint8Array(column.values.length);
  for (let row = 0; row < mask.length; row++) {
    if (test(column.values[row] ?? Number.NaN)) mask[row] = 1;
  }
  return mask;
}

function matchBooleans(column: BooleanColumn, { operator, value }: Predicate): Mask {
  if ((operator !== 'eq' && operator !== 'ne') || (value !== 'true' && value !== 'false')) {
    throw new InapplicablePredicate(
      'this column holds booleans: use "is" with true, false, missing or present',
    );
  }
  return matchValue(column.values, (value === 'true') === (operator === 'eq') ? TRUE : FALSE);
}

function matchTexts(codes: Uint32Array, passes: Uint8Array): Mask {
  const mask = new Uint8Array(codes.length);
  addTexts(mask, codes, passes);
  return mask;
}

/** Sets the flag of every row whose text passes. */
export function addTexts(mask: Mask, codes: Uint32Array, passes: Uint8Array): void {
  for (let row = 0; row < mask.length; row++) {
    const code = codes[row] ?? 0;
    if (code !== 0 && passes[code - 1] === 1) mask[row] = 1;
  }
}

/** Decided once per distinct text, however many rows hold it. */
function passingTexts(index: ColumnIndex, predicate: Predicate): Uint8Array {
  const { operator, value } = predicate;
  switch (operator) {
    case 'eq':
      return equalTexts(index.texts, value);
    case 'ne':
      return equalTexts(index.texts, value).map(opposite);
    case 'contains':
      return index.search.contains(value);
    case 'excludes':
      return index.search.contains(value).map(opposite);
    default: {
      const test = numericTest(predicate, 'text');
      const texts = decodeDictionary(index.texts);
      return Uint8Array.from(texts, (text) => Number(text.trim() !== '' && test(Number(text))));
    }
  }
}

function opposite(flag: number): number {
  return 1 - flag;
}

function numericTest(predicate: Predicate, held: string): NumberTest {
  const test = numberTest(predicate);
  if (test === null)
    throw new InapplicablePredicate(`"${predicate.operator}" does not fit a ${held} column with this value`);
  return test;
}
