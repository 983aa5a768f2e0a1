import type { BooleanColumn, Column, NumberColumn } from '../columns/column';
import { FALSE, NO_BOOLEAN, TRUE } from '../columns/column';
import type { Predicate } from '../tokens/predicate';
import type { ColumnIndex } from './ColumnIndex';
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
      return matchTexts(index, predicate);
  }
}

function matchState(column: Column, state: string): Mask {
  if (state === 'missing') return presence(column, 0);
  if (state === 'present') return presence(column, 1);
  const wanted = state === 'true' ? TRUE : FALSE;
  if (column.type !== 'boolean' || (state !== 'true' && state !== 'false')) {
    throw new InapplicablePredicate(
      `"is" takes ${column.type === 'boolean' ? 'true, false, ' : ''}missing or present here`,
    );
  }
  return Uint8Array.from(column.values, (value) => Number(value === wanted));
}

function presence(column: Column, flag: 0 | 1): Mask {
  const other = 1 - flag;
  switch (column.type) {
    case 'number':
      return Uint8Array.from(column.values, (value) => (Number.isNaN(value) ? other : flag));
    case 'boolean':
      return Uint8Array.from(column.values, (value) => (value === NO_BOOLEAN ? other : flag));
    case 'string':
      return Uint8Array.from(column.codes, (code) => (code === 0 ? other : flag));
  }
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
  const wanted = (value === 'true') === (operator === 'eq') ? TRUE : FALSE;
  return Uint8Array.from(column.values, (held) => Number(held === wanted));
}

function matchTexts(index: ColumnIndex, predicate: Predicate): Mask {
  if (index.column.type !== 'string') throw new InapplicablePredicate('this column holds no texts');
  const passes = passingTexts(index, predicate);
  const { codes } = index.column;
  const mask = new Uint8Array(codes.length);
  for (let row = 0; row < mask.length; row++) {
    const code = codes[row] ?? 0;
    if (code !== 0) mask[row] = passes[code - 1] ?? 0;
  }
  return mask;
}

/** Decided once per distinct text, however many rows hold it. */
function passingTexts(index: ColumnIndex, predicate: Predicate): Uint8Array {
  const { operator, value } = predicate;
  switch (operator) {
    case 'eq':
      return Uint8Array.from(index.texts, (text) => Number(text === value));
    case 'ne':
      return Uint8Array.from(index.texts, (text) => Number(text !== value));
    case 'contains':
      return index.search.contains(value);
    case 'excludes':
      return index.search.contains(value).map((found) => 1 - found);
    default: {
      const test = numericTest(predicate, 'text');
      return Uint8Array.from(index.texts, (text) => Number(text.trim() !== '' && test(Number(text))));
    }
  }
}

function numericTest(predicate: Predicate, held: string): NumberTest {
  const test = numberTest(predicate);
  if (test === null)
    throw new InapplicablePredicate(`"${predicate.operator}" does not fit a ${held} column with this value`);
  return test;
}
