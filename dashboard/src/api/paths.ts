/** Every address of the API that the dashboard calls, in one place. */

/** What the list of flows can be asked for; attributes as `attr.<name>`. Times are ISO 8601. */
export interface FlowFilter {
  name?: string | undefined;
  status?: string | undefined;
  key?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  q?: string | undefined;
  [attribute: `attr.${string}`]: string | undefined;
}

export type FlowQuery = FlowFilter & {
  limit: number;
  /** Where the page before ended; absent for the newest flows. */
  cursor?: string | undefined;
};

export type VolumeQuery = FlowFilter & { buckets: number };

export const apiPaths = {
  flows: (query: FlowQuery) => `/api/flows?${parameters({ ...query })}`,
  flow: (id: string) => `/api/flows/${encodeURIComponent(id)}`,
  journey: (id: string, candidateId: string) =>
    `/api/flows/${encodeURIComponent(id)}/candidates/${encodeURIComponent(candidateId)}`,
  comparison: (left: string, right: string) => `/api/compare?${parameters({ left, right })}`,
  live: () => '/api/live',
  observation: (id: string) => `/api/observations/${encodeURIComponent(id)}`,
  volume: (query: VolumeQuery) => `/api/volume?${parameters({ ...query })}`,
  processes: () => '/api/processes',
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
