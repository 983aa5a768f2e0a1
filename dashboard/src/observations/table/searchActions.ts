import type { Range } from '../facets/range';
import { isRangeOf, rangePredicate } from '../facets/range';
import type { How, ObservationSearch, UpdateSearch } from '../search';
import { formatColumns } from '../tokens/columns';
import type { Predicate } from '../tokens/predicate';
import { samePredicate } from '../tokens/predicate';
import { formatSort, nextSort, parseSort } from '../tokens/sort';
import { formatFilters, formatToken, parseFilters } from '../tokens/tokens';

export interface SearchActions {
  type(text: string): void;
  /** The typed text is meant: a filter is set, a text becomes a step that Back undoes. */
  commit(text: string): void;
  /** Takes the filter back into the input. */
  edit(predicate: Predicate): void;
  /** Also one that is only typed. */
  remove(predicate: Predicate): void;
  removeLast(): void;
  /** Removes tokens that are not filters. */
  removeUnknown(): void;
  /** Sets the filter, or takes it away when it is set. */
  toggle(predicate: Predicate): void;
  /** Sets the range of a path in place of the one before. */
  setRange(path: string, range: Range, how: How): void;
  clear(): void;
  /** Ascending, then descending, then the document's own order. */
  sortBy(path: string): void;
  openRow(row: number): void;
  /** Another row in place of the open one; Back still closes it. */
  followRow(row: number): void;
  closeRow(): void;
  showColumns(paths: readonly string[]): void;
  pinColumns(paths: readonly string[]): void;
  /** The usual columns, none of them pinned. */
  resetColumns(): void;
}

/** Everything a reader can do to the search, as changes of it. `read` tells filters from free text. */
export function searchActions(update: UpdateSearch, read: (text: string) => Predicate | null): SearchActions {
  const setFilters = (
    next: (before: readonly Predicate[]) => readonly Predicate[],
    patch: Partial<ObservationSearch> = {},
    how: How = 'push',
  ): void =>
    update(
      ({ f = '' }) => ({ f: formatFilters(next(parseFilters(f).predicates)) || undefined, ...patch }),
      how,
    );
  const set = (patch: Partial<ObservationSearch>, how: How): void => update(() => patch, how);

  return {
    type: (text) => set({ q: text || undefined }, 'replace'),
    commit: (text) => {
      const typed = read(text);
      if (typed === null) set({ q: text || undefined }, 'push');
      else setFilters((before) => [...without(before, typed), typed], { q: undefined });
    },
    edit: (predicate) => setFilters((before) => without(before, predicate), { q: formatToken(predicate) }),
    remove: (predicate) =>
      update(({ f = '', q = '' }) => {
        const rest = without(parseFilters(f).predicates, predicate);
        return {
          f: formatFilters(rest) || undefined,
          q: isTyped(predicate, read(q)) ? undefined : q || undefined,
        };
      }, 'push'),
    removeLast: () => setFilters((before) => before.slice(0, -1)),
    removeUnknown: () => setFilters((before) => before),
    toggle: (predicate) => setFilters((before) => toggled(before, predicate)),
    setRange: (path, range, how) => setFilters((before) => withRange(before, path, range), {}, how),
    clear: () => set({ f: undefined, q: undefined }, 'push'),
    sortBy: (path) =>
      update(({ sort }) => ({ sort: formatSort(nextSort(parseSort(sort), path)) || undefined }), 'push'),
    openRow: (row) => set({ row: String(row) }, 'push'),
    followRow: (row) => set({ row: String(row) }, 'replace'),
    closeRow: () => set({ row: undefined }, 'push'),
    showColumns: (paths) => set({ cols: formatColumns(paths) }, 'push'),
    pinColumns: (paths) => set({ pin: formatColumns(paths) || undefined }, 'push'),
    resetColumns: () => set({ cols: undefined, pin: undefined }, 'push'),
  };
}

function without(predicates: readonly Predicate[], predicate: Predicate): Predicate[] {
  return predicates.filter((other) => !samePredicate(other, predicate));
}

function isTyped(predicate: Predicate, typed: Predicate | null): boolean {
  return typed !== null && samePredicate(typed, predicate);
}

function toggled(predicates: readonly Predicate[], predicate: Predicate): readonly Predicate[] {
  const rest = without(predicates, predicate);
  return rest.length < predicates.length ? rest : [...predicates, predicate];
}

function withRange(predicates: readonly Predicate[], path: string, range: Range): Predicate[] {
  const next = rangePredicate(path, range);
  const rest = predicates.filter((other) => !isRangeOf(path, other));
  return next === null ? rest : [...rest, next];
}
