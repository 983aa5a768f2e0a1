import { ApiProblem, readProblem, ServerUnreachable } from './problem';

/** Reads one JSON document of the API; throws {@link ApiProblem} or {@link ServerUnreachable}. */
export function getJson<T>(path: string, signal: AbortSignal): Promise<T> {
  return ask(path, { signal });
}

/** Changes something on the server; fails as {@link getJson} does. */
export function change<T>(method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<T> {
  if (body === undefined) return ask(path, { method });
  return ask(path, { method, body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } });
}

async function ask<T>(path: string, request: RequestInit): Promise<T> {
  const { signal } = request;
  const response = await reached(
    fetch(path, { ...request, headers: { ...request.headers, Accept: 'application/json' } }),
    signal,
  );
  if (!response.ok) throw new ApiProblem(await readProblem(response));
  return (await reached(response.json(), signal)) as T;
}

/** Both an answer that never came and one that broke off are a network's fault, and browsers say so alike. */
async function reached<T>(answer: Promise<T>, signal: AbortSignal | null | undefined): Promise<T> {
  try {
    return await answer;
  } catch (cause) {
    if (signal?.aborted === true || !(cause instanceof TypeError)) throw cause;
    throw new ServerUnreachable(cause);
  }
}
