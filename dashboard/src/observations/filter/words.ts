import { labelOf } from '../grid/columns';
import type { Operator, Predicate } from '../tokens/predicate';

const SIGNS: Record<Operator, string> = {
  eq: '=',
  ne: '≠',
  lt: '<',
  lte: '≤',
  gt: '>',
  gte: '≥',
  between: 'between',
  contains: 'contains',
  excludes: 'does not contain',
  is: 'is',
};

/** A filter as people say it: `price ≥ 15`, `reason contains below`. */
export function inWords({ path, operator, value }: Predicate): string {
  const said = operator === 'between' ? value.replace('..', ' and ') : value;
  return `${labelOf(path)} ${SIGNS[operator]} ${said}`;
}
