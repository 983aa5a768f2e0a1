import { keepPreviousData, QueryCache, QueryClient, queryOptions } from '@tanstack/react-query';
import { getJson } from './client';
import { isLive } from './live';
import {
  apiPaths,
  type FlowFilter,
  type FlowQuery,
  type ProcessQuery,
  type ProcessView,
  type VolumeQuery,
} from './paths';
import type { Comparison, Funnel, Journey, ObservationComparison, WhatIf } from './insight';
import type { ProcessListItem } from './processes';
import { mayPass, ServerUnreachable } from './problem';
import type {
  DeadLetterPage,
  Flow,
  FlowPage,
  Health,
  ObservationPlace,
  QueueStatus,
  Status,
  Volume,
} from './types';

const LIST_POLL_MILLIS = 3_000;
const FLOW_POLL_MILLIS = 2_000;
/** What the stream of changes tells is asked for at once; this is for what time alone changes. */
const LIVE_POLL_MILLIS = 10_000;
const VOLUME_POLL_MILLIS = 15_000;
/** What is asked in the query language may have to read every flow. */
const ASKED_POLL_MILLIS = 30_000;
const QUEUE_POLL_MILLIS = 2_000;
const DEAD_LETTERS = 20;
const PROCESSES_FRESH_MILLIS = 30_000;
const ATTEMPTS = 12;
const ATTEMPTS_FRESH_MILLIS = 10_000;
const HEALTH_POLL_MILLIS = 10_000;
const RECOVERY_POLL_MILLIS = 2_000;

const HEALTH = ['health'];

/** Whoever meets silence has the server's health asked for at once, so that the page soon says so. */
export function createQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError: (error, { queryKey }) => {
        if (error instanceof ServerUnreachable && queryKey !== HEALTH)
          void client.refetchQueries({ queryKey: HEALTH });
      },
    }),
    defaultOptions: {
      queries: { retry: (failures, error) => mayPass(error) && failures < 1, networkMode: 'always' },
    },
  });
  return client;
}

/**
 * One page of flows, asked again every few seconds so that totals stay true.
 *
 * @param subject tells one question from another, however its times move
 * @param queryAt the question at a moment: "the last hour" is another hour each time
 */
export function flowsQuery(subject: unknown, queryAt: (now: number) => FlowQuery) {
  return queryOptions({
    queryKey: ['flows', subject],
    queryFn: ({ signal }) => getJson<FlowPage>(apiPaths.flows(queryAt(Date.now())), signal),
    refetchInterval: () => {
      if (isAsked(queryAt)) return ASKED_POLL_MILLIS;
      return isLive() ? LIVE_POLL_MILLIS : LIST_POLL_MILLIS;
    },
    placeholderData: keepPreviousData,
  });
}

/** Flows over time, for the same questions as the list's. */
export function volumeQuery(subject: unknown, queryAt: (now: number) => VolumeQuery) {
  return queryOptions({
    queryKey: ['volume', subject],
    queryFn: ({ signal }) => getJson<Volume>(apiPaths.volume(queryAt(Date.now())), signal),
    refetchInterval: () => (isAsked(queryAt) ? ASKED_POLL_MILLIS : VOLUME_POLL_MILLIS),
    placeholderData: keepPreviousData,
  });
}

function isAsked(queryAt: (now: number) => FlowFilter): boolean {
  return queryAt(Date.now()).query !== undefined;
}

export function processesQuery() {
  return queryOptions({
    queryKey: ['processes'],
    queryFn: ({ signal }) => getJson<{ processes: ProcessListItem[] }>(apiPaths.processes(), signal),
    staleTime: PROCESSES_FRESH_MILLIS,
  });
}

/**
 * One view of a process across its runs.
 *
 * @param subject tells one question from another, however its times move
 * @param queryAt the question at a moment
 */
export function processQuery<T>(
  name: string,
  view: ProcessView,
  subject: unknown,
  queryAt: (now: number) => ProcessQuery,
) {
  return queryOptions({
    queryKey: ['process', name, view, subject],
    queryFn: ({ signal }) => getJson<T>(apiPaths.process(name, view, queryAt(Date.now())), signal),
    staleTime: PROCESSES_FRESH_MILLIS,
  });
}

/** One flow with its steps; asked again while it still moves. */
export function flowQuery(id: string) {
  return queryOptions({
    queryKey: ['flow', id],
    queryFn: ({ signal }) => getJson<Flow>(apiPaths.flow(id), signal),
    refetchInterval: ({ state }) =>
      state.error !== null || moves(state.data?.status) ? flowPollMillis() : false,
  });
}

/** Flows of the same process about the same thing: each is an attempt. */
export function attemptsQuery(name: string, key: string) {
  return queryOptions({
    queryKey: ['attempts', name, key],
    queryFn: ({ signal }) => getJson<FlowPage>(apiPaths.flows({ name, key, limit: ATTEMPTS }), signal),
    staleTime: ATTEMPTS_FRESH_MILLIS,
  });
}

/** What became of one candidate of a flow. */
export function journeyQuery(flowId: string, candidateId: string) {
  return queryOptions({
    queryKey: ['journey', flowId, candidateId],
    queryFn: ({ signal }) => getJson<Journey>(apiPaths.journey(flowId, candidateId), signal),
  });
}

/** What each step and each rule of a flow cost. */
export function funnelQuery(flowId: string) {
  return queryOptions({
    queryKey: ['funnel', flowId],
    queryFn: ({ signal }) => getJson<Funnel>(apiPaths.funnel(flowId), signal),
  });
}

/** The candidates of a step that one rule alone decides about. */
export function whatIfQuery(flowId: string, stepId: string, rule: string) {
  return queryOptions({
    queryKey: ['what-if', flowId, stepId, rule],
    queryFn: ({ signal }) => getJson<WhatIf>(apiPaths.whatIf(flowId, stepId, rule), signal),
  });
}

/** Where two observations differ, field by field. */
export function observationComparisonQuery(left: string, right: string) {
  return queryOptions({
    queryKey: ['observations compared', left, right],
    queryFn: ({ signal }) =>
      getJson<ObservationComparison>(apiPaths.observationComparison(left, right), signal),
  });
}

/** Where two flows part. */
export function comparisonQuery(left: string, right: string) {
  return queryOptions({
    queryKey: ['comparison', left, right],
    queryFn: ({ signal }) => getJson<Comparison>(apiPaths.comparison(left, right), signal),
  });
}

export function observationPlaceQuery(id: string) {
  return queryOptions({
    queryKey: ['observation', id],
    queryFn: ({ signal }) => getJson<ObservationPlace>(apiPaths.observation(id), signal),
  });
}

/** What waits to be stored; asked again while somebody looks. */
export function queueQuery() {
  return queryOptions({
    queryKey: ['queue', 'status'],
    queryFn: ({ signal }) => getJson<QueueStatus>(apiPaths.queue(), signal),
    refetchInterval: QUEUE_POLL_MILLIS,
  });
}

export function deadLettersQuery(cursor: string | undefined) {
  return queryOptions({
    queryKey: ['queue', 'dead', cursor ?? ''],
    queryFn: ({ signal }) =>
      getJson<DeadLetterPage>(apiPaths.deadLetters({ limit: DEAD_LETTERS, cursor }), signal),
    refetchInterval: QUEUE_POLL_MILLIS,
    placeholderData: keepPreviousData,
  });
}

/** Whether the server is there; asked more often while it is not. */
export function healthQuery() {
  return queryOptions({
    queryKey: HEALTH,
    queryFn: ({ signal }) => getJson<Health>(apiPaths.health(), signal),
    retry: false,
    refetchInterval: ({ state }) => (state.error === null ? HEALTH_POLL_MILLIS : RECOVERY_POLL_MILLIS),
  });
}

function flowPollMillis(): number {
  return isLive() ? LIVE_POLL_MILLIS : FLOW_POLL_MILLIS;
}

/** An abandoned flow may come back. */
function moves(status: Status | undefined): boolean {
  return status === 'running' || status === 'pending' || status === 'abandoned';
}
