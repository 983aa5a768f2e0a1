import { queryOptions } from '@tanstack/react-query';
import { getJson } from './client';
import { apiPaths } from './paths';
import type { Watch } from './watches';

const USUAL_MILLIS = 15_000;
const EXPECTING_MILLIS = 1_500;

export const WATCHES = ['watches'];

/**
 * What is watched, asked more often while something is about to change.
 *
 * @param process those of this process and of all; absent for every one
 */
export function watchesQuery(process: string | undefined) {
  return queryOptions({
    queryKey: [...WATCHES, process ?? ''],
    queryFn: ({ signal }) => getJson<{ watches: Watch[] }>(apiPaths.watches({ process }), signal),
    refetchInterval: ({ state: { data } }) =>
      data?.watches.some(isExpected) === true ? EXPECTING_MILLIS : USUAL_MILLIS,
  });
}

/** Whether the next news of it are only a moment away: it was just saved, or somebody is about to be told. */
function isExpected({ enabled, evaluatedAt, savedAt, error, delivery }: Watch): boolean {
  const neverSince = evaluatedAt === null || Date.parse(evaluatedAt) < Date.parse(savedAt);
  const aboutToBeTold = delivery?.status === 'waiting' && delivery.attempts === 0;
  return (enabled && neverSince && error === null) || aboutToBeTold;
}
