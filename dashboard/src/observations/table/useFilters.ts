import { useMemo } from 'react';
import type { ChangeSearch, ObservationSearch } from '../search';
import type { Predicate } from '../tokens/predicate';
import { samePredicate } from '../tokens/predicate';
import { parseSort } from '../tokens/sort';
import { formatFilters, formatToken, parseFilters, parseToken } from '../tokens/tokens';
import type { Question } from '../worker/methods';
import { isRangeOf, rangePredicate } from '../facets/range';
import type { Range } from '../facets/range';
import { isUnfinishedToken } from './unfinished';

export interface Filters {
  /** Set filters, without the one that is being typed. */
  predicates: Predicate[];
  unknown: string[];
  /** What is in the input: free text, or a filter that is being typed. */
  typed: string;
  question: Question;
  type(text: string): void;
  commit(text: string): void;
  edit(predicate: Predicate): void;
  remove(predicate: Predicate): void;
  removeLast(): void;
  removeUnknown(): void;
  toggle(predicate: Predicate): void;
  setRange(path: string, range: Range, how: 'replace' | 'push'): void;
  clear(): void;
}

/** The question that the search asks, and everything that changes it. */
export function useFilters({ f = '', q = '', sort = '' }: ObservationSearch, change: ChangeSearch): Filters {
  const { predicates, unknown } = useMemo(() => parseFilters(f), [f]);
  const question = useMemo((): Question => {
    const being = parseToken(q);
    const text = being !== null || isUnfinishedToken(q) ? '' : q;
    return { predicates: being === null ? predicates : [...predicates, being], text, sort: parseSort(sort) };
  }, [predicates, q, sort]);

  const set = (
    next: readonly Predicate[],
    patch: Partial<ObservationSearch> = {},
    how: 'replace' | 'push' = 'push',
  ): void => change({ f: formatFilters(next) || undefined, ...patch }, how);
  const without = (predicate: Predicate): Predicate[] =>
    predicates.filter((other) => !samePredicate(other, predicate));

  return {
    predicates,
    unknown,
    typed: q,
    question,
    type: (text) => change({ q: text || undefined }, 'replace'),
    commit: (text) => {
      const being = parseToken(text);
      if (being === null) change({ q: text || undefined }, 'push');
      else set([...without(being), being], { q: undefined });
    },
    edit: (predicate) => set(without(predicate), { q: formatToken(predicate) }),
    remove: (predicate) => set(without(predicate)),
    removeLast: () => predicates.length > 0 && set(predicates.slice(0, -1)),
    removeUnknown: () => set(predicates),
    toggle: (predicate) => {
      const rest = without(predicate);
      set(rest.length < predicates.length ? rest : [...predicates, predicate]);
    },
    setRange: (path, range, how) => {
      const next = rangePredicate(path, range);
      set(
        [...predicates.filter((other) => !isRangeOf(path, other)), ...(next === null ? [] : [next])],
        {},
        how,
      );
    },
    clear: () => set([], { q: undefined }),
  };
}
