import { keepPreviousData, QueryClient, queryOptions } from '@tanstack/react-query';
import { getJson } from './client';
import { apiPaths, type FlowQuery } from './paths';
import { mayPass } from './problem';
import type { Flow, FlowPage, Status } from './types';

const LIST_POLL_MILLIS = 3_000;
const FLOW_POLL_MILLIS = 2_000;

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { retry: (failures, error) => mayPass(error) && failures < 1, networkMode: 'always' },
    },
  });
}

/** One page of flows, asked again every few seconds so that totals stay true. */
export function flowsQuery(query: FlowQuery) {
  return queryOptions({
    queryKey: ['flows', query],
    queryFn: ({ signal }) => getJson<FlowPage>(apiPaths.flows(query), signal),
    refetchInterval: LIST_POLL_MILLIS,
    placeholderData: keepPreviousData,
  });
}

/** One flow with its steps; asked again while it still moves. */
export function flowQuery(id: string) {
  return queryOptions({
    queryKey: ['flow', id],
    queryFn: ({ signal }) => getJson<Flow>(apiPaths.flow(id), signal),
    refetchInterval: ({ state }) =>
      state.error !== null || moves(state.data?.status) ? FLOW_POLL_MILLIS : false,
  });
}

function moves(status: Status | undefined): boolean {
  return status === 'running' || status === 'pending';
}
