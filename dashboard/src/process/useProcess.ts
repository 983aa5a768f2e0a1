import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ProcessQuery, ProcessView } from '../api/paths';
import { processQuery } from '../api/queries';
import { period } from './search';

const route = getRouteApi('/processes/$name');

/**
 * One view of the process in the address, over the address's stretch of time.
 *
 * @param more what the view asks besides
 */
export function useProcess<T>(view: ProcessView, more: ProcessQuery = {}) {
  const { name } = route.useParams();
  const search = route.useSearch();
  return useQuery(
    processQuery<T>(name, view, { last: search.last, ...more }, (now) => ({
      ...period(search, now),
      ...more,
    })),
  );
}
