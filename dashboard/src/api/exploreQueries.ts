import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { askJson, getJson } from './client';
import type {
  CandidateHistory,
  Completions,
  ExploreList,
  ExploreQuestion,
  ExploreTable,
  SavedQuery,
} from './explore';
import { apiPaths } from './paths';
import { askAcross } from './question';

const FRESH_MILLIS = 10_000;
const SIGHTINGS = 100;

/** A question across all flows: a list, or a table where it groups. */
export function exploreQuery(question: ExploreQuestion) {
  return queryOptions({
    queryKey: ['explore', question],
    queryFn: ({ signal }) => askAcross<ExploreList | ExploreTable>(question, signal),
    staleTime: FRESH_MILLIS,
  });
}

/** How the query may go on at a place in it. */
export function completionsQuery(query: string, at: number) {
  return queryOptions({
    queryKey: ['completions', query, at],
    queryFn: ({ signal }) => askJson<Completions>(apiPaths.completions(), { query, at }, signal),
    staleTime: FRESH_MILLIS,
    placeholderData: keepPreviousData,
    retry: false,
  });
}

const SAVED = ['saved queries'];

export function savedQueriesQuery() {
  return queryOptions({
    queryKey: SAVED,
    queryFn: ({ signal }) => getJson<{ saved: SavedQuery[] }>(apiPaths.savedQueries(), signal),
    staleTime: FRESH_MILLIS,
  });
}

/** Everything known of one candidate across flows. */
export function candidateQuery(id: string, cursor: string | undefined) {
  return queryOptions({
    queryKey: ['candidate', id, cursor ?? ''],
    queryFn: ({ signal }) =>
      getJson<CandidateHistory>(apiPaths.candidate(id, { limit: SIGHTINGS, cursor }), signal),
    staleTime: FRESH_MILLIS,
  });
}
