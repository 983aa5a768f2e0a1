import type { StoredBlob } from '../cache/entry';
import { faultOfResponse } from './faultOfResponse';
import { ObservationError } from './fault';

/** Bytes that have arrived; `total` is null while the server does not say. */
export type OnBytes = (received: number, total: number | null) => void;

/** Downloads an observation, compressed where the server can. Throws `ObservationError`. */
export async function fetchBlob(url: string, signal: AbortSignal, onBytes: OnBytes): Promise<StoredBlob> {
  const response = await request(url, signal);
  if (!response.ok) throw new ObservationError(await faultOfResponse(response));
  const type = response.headers.get('Content-Type') ?? '';
  const bytes = await online(signal, () => readAll(response, onBytes));
  return { encoding: type.startsWith('application/zstd') ? 'zstd' : 'identity', bytes };
}

function request(url: string, signal: AbortSignal): Promise<Response> {
  const headers = { Accept: 'application/zstd, application/json;q=0.5' };
  // Kept in our own cache, which knows when to forget; and what is kept here as zstd must not answer a
  // reader who downloads the same address as JSON.
  return online(signal, () => fetch(url, { headers, signal, cache: 'no-store' }));
}

/** A connection that breaks is the network's fault; one that the reader cut is not. */
async function online<T>(signal: AbortSignal, transfer: () => Promise<T>): Promise<T> {
  try {
    return await transfer();
  } catch (error) {
    signal.throwIfAborted();
    throw error instanceof TypeError ? new ObservationError({ kind: 'offline' }) : error;
  }
}

async function readAll(response: Response, onBytes: OnBytes): Promise<Uint8Array<ArrayBuffer>> {
  const total = totalBytes(response);
  let received = 0;
  const counter = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, next) {
      received += chunk.length;
      onBytes(received, total);
      next.enqueue(chunk);
    },
  });
  return new Uint8Array(await new Response(response.body?.pipeThrough(counter)).arrayBuffer());
}

/** Known only when the body is not encoded once more on its way. */
function totalBytes(response: Response): number | null {
  const length = response.headers.get('Content-Length');
  return length === null || response.headers.has('Content-Encoding') ? null : Number(length);
}
