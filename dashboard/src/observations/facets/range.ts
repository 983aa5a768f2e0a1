import { BIN_COUNT } from '../query/bins';
import type { Operator, Predicate } from '../tokens/predicate';

/** Ends of a range as they are written; an empty one is open. */
export interface Range {
  low: string;
  high: string;
}

interface Span {
  min: number;
  max: number;
}

const RANGE_OPERATORS: ReadonlySet<Operator> = new Set(['between', 'gte', 'lte']);

export function isRangeOf(path: string, predicate: Predicate): boolean {
  return predicate.path === path && RANGE_OPERATORS.has(predicate.operator);
}

/** The range that the filters of a path set. */
export function rangeOf(path: string, predicates: readonly Predicate[]): Range {
  const valueOf = (operator: Operator): string =>
    predicates.find((other) => other.path === path && other.operator === operator)?.value ?? '';
  const [low = '', high = ''] = valueOf('between').split('..');
  return { low: low || valueOf('gte'), high: high || valueOf('lte') };
}

/** The shortest filter for a range; none when both ends are open. */
export function rangePredicate(path: string, { low, high }: Range): Predicate | null {
  if (low !== '' && high !== '') return { path, operator: 'between', value: `${low}..${high}` };
  if (low !== '') return { path, operator: 'gte', value: low };
  return high === '' ? null : { path, operator: 'lte', value: high };
}

/** Numbers from the start of the first bar to the end of the last. */
export function binRange(span: Span, first: number, last: number): [low: number, high: number] {
  return [edge(span, Math.min(first, last)), edge(span, Math.max(first, last) + 1)];
}

/** A share of the histogram's width for a number, from 0 to 1. */
export function shareOf({ min, max }: Span, value: number): number {
  return Math.min(1, Math.max(0, (value - min) / (max - min)));
}

function edge({ min, max }: Span, bin: number): number {
  const share = bin / BIN_COUNT;
  return min * (1 - share) + max * share;
}

/** Short enough to read, fine enough to hit the edge of a bar. */
export function roundToStep(value: number, { min, max }: Span): number {
  const magnitude = Math.floor(Math.log10((max - min) / BIN_COUNT));
  const digits = Math.min(100, Math.max(0, 1 - magnitude));
  return Number(value.toFixed(digits));
}
