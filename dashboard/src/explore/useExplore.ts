import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ExploreQuestion } from '../api/explore';
import { exploreQuery } from '../api/exploreQueries';
import { type ExploreSearch, questionOf } from './search';

const route = getRouteApi('/explore');
const NOTHING: ExploreQuestion = { query: '', of: 'flows' };

/** What the address asks, and the answer to it. */
export function useExplore() {
  const search = route.useSearch();
  const question = questionOf(search);
  const query = exploreQuery(question ?? NOTHING);
  const answer = useQuery({ ...query, enabled: question !== undefined });
  const client = useQueryClient();
  const cancel = () => void client.cancelQueries({ queryKey: query.queryKey, exact: true });
  return { search, question, answer, cancel };
}

/** Asks another question, which is a place to come back to; it begins at its first page. */
export function useAsking(): (patch: ExploreSearch) => void {
  const navigate = route.useNavigate();
  return (patch) => void navigate({ search: (before) => ({ ...before, cursor: undefined, ...patch }) });
}
