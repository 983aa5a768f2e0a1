import { queryOptions } from '@tanstack/react-query';
import { askJson, getJson } from './client';
import type { CandidateHistory, ExploreList, ExploreQuestion, ExploreTable } from './explore';
import { apiPaths } from './paths';

const FRESH_MILLIS = 10_000;
const SIGHTINGS = 100;

/** A question across all flows: a list, or a table where it groups. */
export function exploreQuery(question: ExploreQuestion) {
  return queryOptions({
    queryKey: ['explore', question],
    queryFn: ({ signal }) => askJson<ExploreList | ExploreTable>(apiPaths.explore(), { ...question }, signal),
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
