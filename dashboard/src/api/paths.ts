/** Every address of the API that the dashboard calls, in one place. */

/** What the list of flows can be asked for; attributes as `attr.<name>`. Times are ISO 8601. */
export interface FlowFilter {
  name?: string | undefined;
  status?: string | undefined;
  key?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  q?: string | undefined;
  /** In the query language. */
  query?: string | undefined;
  [attribute: `attr.${string}`]: string | undefined;
}

export type FlowQuery = FlowFilter & {
  limit: number;
  /** Where the page before ended; absent for the newest flows. */
  cursor?: string | undefined;
};

export type VolumeQuery = FlowFilter & { buckets: number };

/** Which part of what is known of a process across its runs. */
export type ProcessView = '' | 'variants' | 'determinism' | 'drift' | 'contrast' | 'fields';

export type ProcessQuery = Readonly<Record<string, string | undefined>>;

export const apiPaths = {
  flows: (query: FlowQuery) => `/api/flows?${parameters({ ...query })}`,
  flow: (id: string) => `/api/flows/${encodeURIComponent(id)}`,
  journey: (id: string, candidateId: string) =>
    `/api/flows/${encodeURIComponent(id)}/candidates/${encodeURIComponent(candidateId)}`,
  comparison: (left: string, right: string) => `/api/compare?${parameters({ left, right })}`,
  live: () => '/api/live',
  funnel: (id: string) => `/api/flows/${encodeURIComponent(id)}/funnel`,
  whatIf: (id: string, step: string, rule: string) =>
    `/api/flows/${encodeURIComponent(id)}/what-if?${parameters({ step, rule })}`,
  mark: (id: string) => `/api/flows/${encodeURIComponent(id)}/mark`,
  observationComparison: (left: string, right: string) =>
    `/api/compare/observations?${parameters({ left, right })}`,
  observation: (id: string) => `/api/observations/${encodeURIComponent(id)}`,
  volume: (query: VolumeQuery) => `/api/volume?${parameters({ ...query })}`,
  processes: () => '/api/processes',
  process: (name: string, view: ProcessView, query: ProcessQuery) => {
    const path = `/api/processes/${encodeURIComponent(name)}${view === '' ? '' : `/${view}`}`;
    const asked = parameters({ ...query });
    return asked === '' ? path : `${path}?${asked}`;
  },
  explore: () => '/api/explore',
  runningQuestion: (id: string) => `/api/explore/running/${encodeURIComponent(id)}`,
  completions: () => '/api/explore/completions',
  savedQueries: () => '/api/explore/saved',
  savedQuery: (name: string) => `/api/explore/saved/${encodeURIComponent(name)}`,
  watches: (query: { process?: string | undefined }) => {
    const asked = parameters(query);
    return asked === '' ? '/api/watches' : `/api/watches?${asked}`;
  },
  watch: (name: string) => `/api/watches/${encodeURIComponent(name)}`,
  watchTest: (name: string) => `/api/watches/${encodeURIComponent(name)}/test`,
  candidate: (id: string, query: { limit: number; cursor?: string | undefined }) =>
    `/api/candidates/${encodeURIComponent(id)}?${parameters({ ...query })}`,
  queue: () => '/api/queue',
  deadLetters: (query: { limit: number; cursor?: string | undefined }) =>
    `/api/queue/dead?${parameters({ ...query })}`,
  deadLetter: (id: string) => `/api/queue/dead/${encodeURIComponent(id)}`,
  retry: (id: string) => `/api/queue/dead/${encodeURIComponent(id)}/retry`,
  health: () => '/health',
};

function parameters(values: Record<string, string | number | undefined>): string {
  const given = Object.entries(values).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, String(value)]],
  );
  return new URLSearchParams(given).toString();
}
