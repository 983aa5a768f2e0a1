import type { ColumnType } from '../columns/column';
import { labelOf } from '../grid/columns';
import type { Facet } from '../query/facets';
import type { Operator } from '../tokens/predicate';
import { formatPath, formatToken } from '../tokens/tokens';

export interface Suggestion {
  /** What the input holds after it was taken. */
  text: string;
  label: string;
  hint: string;
  /** Nothing is left to type: taking it sets the filter. */
  complete: boolean;
}

export interface Known {
  columns: readonly { path: string; type: ColumnType }[];
  facets: readonly Facet[];
}

const MOST = 8;

const OPERATORS_OF: Record<ColumnType, readonly [Operator, string][]> = {
  number: [
    ['gte', 'at least'],
    ['lte', 'at most'],
    ['eq', 'equal to'],
    ['ne', 'not equal to'],
    ['gt', 'more than'],
    ['lt', 'less than'],
    ['between', 'low..high'],
    ['is', 'missing, present'],
  ],
  boolean: [['is', 'true, false, missing, present']],
  string: [
    ['contains', 'any case'],
    ['eq', 'exactly'],
    ['excludes', 'does not contain'],
    ['ne', 'anything else'],
    ['is', 'missing, present'],
  ],
};

/** What may follow what has been typed: a path, then an operator, then a value. */
export function suggest(typed: string, { columns, facets }: Known): Suggestion[] {
  const column = columnIn(typed, columns);
  if (column === undefined) return suggestPaths(typed, columns);
  const rest = typed.slice(formatPath(column.path).length + 1);
  const operator = OPERATORS_OF[column.type].find(([word]) => rest.startsWith(`${word}.`))?.[0];
  return operator === undefined
    ? [...suggestOperators(column, rest), ...suggestPaths(typed, columns)]
    : suggestValues(column, operator, rest.slice(operator.length + 1), facets);
}

/** The longest path that has been typed whole. */
function columnIn(typed: string, columns: Known['columns']): Known['columns'][number] | undefined {
  return columns
    .filter(({ path }) => typed.startsWith(`${formatPath(path)}.`))
    .toSorted((left, right) => right.path.length - left.path.length)[0];
}

function suggestPaths(typed: string, columns: Known['columns']): Suggestion[] {
  const wanted = typed.trim().toLowerCase();
  return columns
    .filter(({ path }) => labelOf(path).toLowerCase().includes(wanted))
    .slice(0, MOST)
    .map(({ path, type }) => ({
      text: `${formatPath(path)}.`,
      label: labelOf(path),
      hint: type,
      complete: false,
    }));
}

function suggestOperators({ path, type }: Known['columns'][number], begun: string): Suggestion[] {
  return OPERATORS_OF[type]
    .filter(([operator]) => operator.startsWith(begun))
    .map(([operator, hint]) => ({
      text: `${formatPath(path)}.${operator}.`,
      label: operator,
      hint,
      complete: false,
    }));
}

function suggestValues(
  { path, type }: Known['columns'][number],
  operator: Operator,
  begun: string,
  facets: Known['facets'],
): Suggestion[] {
  const values = operator === 'is' ? statesOf(type) : frequentValues(path, facets);
  return values
    .filter(([value]) => value !== begun && value.toLowerCase().startsWith(begun.toLowerCase()))
    .map(([value, hint]) => ({
      text: formatToken({ path, operator, value }),
      label: value,
      hint,
      complete: true,
    }));
}

function statesOf(type: ColumnType): [string, string][] {
  const booleans: [string, string][] =
    type === 'boolean'
      ? [
          ['true', ''],
          ['false', ''],
        ]
      : [];
  return [...booleans, ['missing', 'absent or null'], ['present', '']];
}

function frequentValues(path: string, facets: Known['facets']): [string, string][] {
  const facet = facets.find((candidate) => candidate.path === path);
  if (facet?.type !== 'string') return [];
  return facet.top.filter(({ value }) => value !== '').map(({ value, count }) => [value, String(count)]);
}
