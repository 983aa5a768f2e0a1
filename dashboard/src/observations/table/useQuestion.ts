import { useMemo } from 'react';
import type { ObservationSearch } from '../search';
import type { ParsedFilters } from '../tokens/tokens';
import { parseSort } from '../tokens/sort';
import { parseFilters, parseToken } from '../tokens/tokens';
import type { ObservationShape, Question } from '../worker/methods';
import { isUnfinishedToken } from './unfinished';

/** The set filters, and the question they ask together with what is being typed. */
export function useQuestion(
  { f = '', q = '', sort = '' }: ObservationSearch,
  rows: NonNullable<ObservationShape['rows']>,
): [ParsedFilters, Question] {
  const filters = useMemo(() => parseFilters(f), [f]);
  const order = useMemo(() => parseSort(sort), [sort]);
  const paths = useMemo(() => [...rows.columns, ...rows.later].map(({ path }) => path), [rows]);
  const question = useMemo((): Question => {
    const typed = parseToken(q);
    const text = typed !== null || isUnfinishedToken(q, paths) ? '' : q;
    const predicates = typed === null ? filters.predicates : [...filters.predicates, typed];
    return { predicates, text, sort: order };
  }, [filters, q, order, paths]);
  return [filters, question];
}
