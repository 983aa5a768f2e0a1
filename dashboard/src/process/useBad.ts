import { getRouteApi } from '@tanstack/react-router';

const route = getRouteApi('/processes/$name');

/** Which runs the address calls bad, and how to call others so. */
export function useBad(): [bad: string, choose: (bad: string) => void] {
  const { bad = 'failed' } = route.useSearch();
  const navigate = route.useNavigate();
  const choose = (next: string) =>
    void navigate({ search: (search) => ({ ...search, bad: next }), replace: true });
  return [bad, choose];
}
