/** How a filter compares. The words are the ones readers see in the address bar. */
export const OPERATORS = [
  'eq',
  'ne',
  'lt',
  'lte',
  'gt',
  'gte',
  'between',
  'contains',
  'excludes',
  'is',
] as const;

export type Operator = (typeof OPERATORS)[number];

/**
 * One filter. `value` is what stands behind the operator: a number, a text, `low..high` for `between`,
 * and `true`, `false`, `missing` or `present` for `is`.
 */
export interface Predicate {
  path: string;
  operator: Operator;
  value: string;
}

export function isOperator(word: string): word is Operator {
  return (OPERATORS as readonly string[]).includes(word);
}

export function samePredicate(left: Predicate, right: Predicate): boolean {
  return left.path === right.path && left.operator === right.operator && left.value === right.value;
}
