import { useMemo } from 'react';
import { readTyped } from '../filter/typed';
import type { ObservationSearch } from '../search';
import type { ParsedFilters } from '../tokens/tokens';
import { parseSort } from '../tokens/sort';
import { parseFilters } from '../tokens/tokens';
import type { ColumnInfo, Question } from '../worker/methods';
import { isUnfinished } from './unfinished';

/** The set filters, and the question they ask together with what is being typed. */
export function useQuestion(
  { f = '', q = '', sort = '' }: ObservationSearch,
  columns: readonly ColumnInfo[],
): [ParsedFilters, Question] {
  const filters = useMemo(() => parseFilters(f), [f]);
  const order = useMemo(() => parseSort(sort), [sort]);
  const question = useMemo((): Question => {
    const typed = readTyped(q, columns);
    const text = typed !== null || isUnfinished(q, columns) ? '' : q;
    const predicates = typed === null ? filters.predicates : [...filters.predicates, typed];
    return { predicates, text, sort: order };
  }, [filters, q, order, columns]);
  return [filters, question];
}
