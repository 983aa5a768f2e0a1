import { ApiProblem, readProblem, ServerUnreachable } from './problem';

/** Reads one JSON document of the API; throws {@link ApiProblem} or {@link ServerUnreachable}. */
export function getJson<T>(path: string, signal: AbortSignal): Promise<T> {
  return ask(path, { signal });
}

/** Asks a question that is too long for an address; fails as {@link getJson} does. */
export function askJson<T>(
  path: string,
  question: object,
  signal: AbortSignal,
  headers: Record<string, string> = {},
): Promise<T> {
  const request = posted(question);
  return ask(path, { ...request, headers: { ...request.headers, ...headers }, signal });
}

/** The answer to a question as a file of another media type; fails as {@link getJson} does. */
export async function askFile(path: string, question: object, mediaType: string): Promise<Blob> {
  const request = posted(question);
  const response = await answered(path, { ...request, headers: { ...request.headers, Accept: mediaType } });
  return reached(response.blob(), undefined);
}

/** Changes something on the server; fails as {@link getJson} does. */
export function change<T>(method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<T> {
  if (body === undefined) return ask(path, { method });
  return ask(path, { ...posted(body), method });
}

function posted(body: unknown) {
  return {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'Content-Type': 'application/json' },
  };
}

async function ask<T>(path: string, request: RequestInit): Promise<T> {
  const response = await answered(path, {
    ...request,
    headers: { ...request.headers, Accept: 'application/json' },
  });
  return (await reached(response.json(), request.signal)) as T;
}

async function answered(path: string, request: RequestInit): Promise<Response> {
  const response = await reached(fetch(path, request), request.signal);
  if (!response.ok) throw new ApiProblem(await readProblem(response));
  return response;
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
