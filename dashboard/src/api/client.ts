import { ApiProblem, readProblem, ServerUnreachable } from './problem';

/** Reads one JSON document of the API; throws {@link ApiProblem} or {@link ServerUnreachable}. */
export async function getJson<T>(path: string, signal: AbortSignal): Promise<T> {
  const response = await reached(fetch(path, { signal, headers: { Accept: 'application/json' } }), signal);
  if (!response.ok) throw new ApiProblem(await readProblem(response));
  return (await reached(response.json(), signal)) as T;
}

/** Both an answer that never came and one that broke off are a network's fault, and browsers say so alike. */
async function reached<T>(answer: Promise<T>, signal: AbortSignal): Promise<T> {
  try {
    return await answer;
  } catch (cause) {
    if (signal.aborted || !(cause instanceof TypeError)) throw cause;
    throw new ServerUnreachable(cause);
  }
}
