import { getRouteApi } from '@tanstack/react-router';
import type { FlowsSearch } from './filters';

const route = getRouteApi('/flows');

export type ChangeFilters = (patch: FlowsSearch, how: 'replace' | 'push') => void;

/** The filters of the address and the way to change them; a change starts again at the newest flow. */
export function useFilters(): [FlowsSearch, ChangeFilters] {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const change: ChangeFilters = (patch, how) =>
    void navigate({
      search: (before) => ({ ...before, ...patch, cursor: undefined }),
      replace: how === 'replace',
    });
  return [search, change];
}
