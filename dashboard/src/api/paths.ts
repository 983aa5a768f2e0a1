/** Every address of the API that the dashboard calls, in one place. */

export interface FlowQuery {
  page: number;
  limit: number;
  name?: string | undefined;
  status?: string | undefined;
  key?: string | undefined;
  q?: string | undefined;
}

export const apiPaths = {
  flows: (query: FlowQuery) => `/api/flows?${parameters({ ...query })}`,
  flow: (id: string) => `/api/flows/${encodeURIComponent(id)}`,
  health: () => '/health',
};

function parameters(values: Record<string, string | number | undefined>): string {
  const given = Object.entries(values).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, String(value)]],
  );
  return new URLSearchParams(given).toString();
}
