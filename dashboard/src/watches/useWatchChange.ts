import { useMutation, useQueryClient } from '@tanstack/react-query';
import { change } from '../api/client';
import { apiPaths } from '../api/paths';
import type { NewWatch } from '../api/watches';
import { WATCHES } from '../api/watchQueries';

/** Saves, deletes or tests a watch; lists are asked anew afterwards. */
function useWatchChange<T>(ask: (what: T) => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ask,
    onSettled: () => client.invalidateQueries({ queryKey: WATCHES }),
  });
}

export function useSaving() {
  return useWatchChange(({ name, watch }: { name: string; watch: NewWatch }) =>
    change('PUT', apiPaths.watch(name), watch),
  );
}

export function useDeleting() {
  return useWatchChange((name: string) => change('DELETE', apiPaths.watch(name)));
}

export function useTesting() {
  return useWatchChange((name: string) => change('POST', apiPaths.watchTest(name)));
}
