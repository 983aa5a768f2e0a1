import type { SavedQuery } from '../api/explore';
import { type ExploreSearch, groupsOf, measuresOf, written } from './search';

/** The question of the address as it is kept. */
export function toSaved(search: ExploreSearch): Omit<SavedQuery, 'name'> {
  const { query = '', of = 'flows', sort = null } = search;
  const groups = groupsOf(search);
  if (groups.length === 0) return { query, of, group: null, measures: null, sort };
  return { query, of, group: groups, measures: measuresOf(search), sort };
}

/** The address of a question that was kept. */
export function toSearch({ query, of, group, measures, sort }: SavedQuery): ExploreSearch {
  return {
    query: query === '' ? undefined : query,
    of,
    group: written(group ?? []),
    measures: written(measures ?? []),
    sort: sort ?? undefined,
  };
}

/** Whether the address asks what was kept, on whatever page of the answer. */
export function isSaved(saved: SavedQuery, search: ExploreSearch): boolean {
  const { name: _, ...kept } = saved;
  return JSON.stringify(toSaved(toSearch({ ...kept, name: '' }))) === JSON.stringify(toSaved(search));
}
