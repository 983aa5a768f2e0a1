import type { ColumnType } from '../columns/column';
import { labelOf } from '../grid/columns';
import type { Operator, Predicate } from '../tokens/predicate';
import { parseToken } from '../tokens/tokens';

/** A path that may stand before a sign. */
export interface TypedColumn {
  path: string;
  type: ColumnType;
}

/** Longer signs first: `>=` is not `>` before `=15`. */
const SIGNS: readonly [string, Operator][] = [
  ['!=', 'ne'],
  ['<>', 'ne'],
  ['≠', 'ne'],
  ['>=', 'gte'],
  ['≥', 'gte'],
  ['<=', 'lte'],
  ['≤', 'lte'],
  ['!~', 'excludes'],
  ['==', 'eq'],
  ['=', 'eq'],
  ['>', 'gt'],
  ['<', 'lt'],
  ['~', 'contains'],
];

const STATES: ReadonlySet<string> = new Set(['missing', 'present']);

/**
 * What is typed, as a filter: a token such as `price.gte.15`, or a column with a sign and a value such as
 * `price >= 15`, `price = 15..60`, `title ~ alien`. Null for free text, and before there is a value.
 */
export function readTyped(text: string, columns: readonly TypedColumn[]): Predicate | null {
  const token = parseToken(text);
  if (token !== null) return token;
  const signed = splitAtSign(text, columns);
  return signed === undefined || signed.value === '' ? null : toPredicate(signed);
}

/** Whether a column with a sign still waits for its value: not a text to search for. */
export function awaitsValueAfterSign(text: string, columns: readonly TypedColumn[]): boolean {
  return splitAtSign(text, columns)?.value === '' || restAfterColumn(text, columns)?.rest === '!';
}

interface Signed {
  column: TypedColumn;
  operator: Operator;
  value: string;
}

function splitAtSign(text: string, columns: readonly TypedColumn[]): Signed | undefined {
  const named = restAfterColumn(text, columns);
  const sign = SIGNS.find(([written]) => named?.rest.startsWith(written));
  if (named === undefined || sign === undefined) return undefined;
  const [written, operator] = sign;
  return { column: named.column, operator, value: named.rest.slice(written.length).trim() };
}

/** The longest column that the text begins with, in whatever case, and what follows it. */
function restAfterColumn(
  text: string,
  columns: readonly TypedColumn[],
): { column: TypedColumn; rest: string } | undefined {
  const typed = text.trimStart().toLowerCase();
  const [column] = columns
    .filter(({ path }) => typed.startsWith(labelOf(path).toLowerCase()))
    .toSorted((left, right) => right.path.length - left.path.length);
  if (column === undefined) return undefined;
  return { column, rest: text.trimStart().slice(labelOf(column.path).length).trim() };
}

/** States are asked for by `is`, two ends by `between`; quotes make any word a plain value. */
function toPredicate({ column: { path, type }, operator, value }: Signed): Predicate {
  if (operator === 'eq' && (type === 'boolean' || STATES.has(value)))
    return { path, operator: 'is', value: value.toLowerCase() };
  if (operator === 'eq' && type === 'number' && value.includes('..'))
    return { path, operator: 'between', value };
  return { path, operator, value: value.replace(/^"(.+)"$/s, '$1') };
}
