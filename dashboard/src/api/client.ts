import { ApiProblem, readProblem, ServerUnreachable } from './problem';

/** Reads one JSON document of the API; throws {@link ApiProblem} or {@link ServerUnreachable}. */
export async function getJson<T>(path: string, signal: AbortSignal): Promise<T> {
  const response = await reach(path, signal);
  if (!response.ok) throw new ApiProblem(await readProblem(response));
  return (await response.json()) as T;
}

async function reach(path: string, signal: AbortSignal): Promise<Response> {
  try {
    return await fetch(path, { signal, headers: { Accept: 'application/json' } });
  } catch (cause) {
    if (signal.aborted) throw cause;
    throw new ServerUnreachable(cause);
  }
}
