import type { FromWorker, Methods } from './messages';
import type { Port } from './port';

export interface CallOptions<Progress> {
  /** Aborting rejects the call at once and tells the worker not to bother. */
  signal?: AbortSignal | undefined;
  onProgress?: ((progress: Progress) => void) | undefined;
}

interface Pending {
  resolve(result: unknown): void;
  reject(reason: unknown): void;
  progress(progress: unknown): void;
}

/** The page's end of the wire: calls by name, answered as promises, in any order. */
export class WorkerClient<M extends Methods<M>, Fault, Notice> {
  readonly #port: Port;
  readonly #pending = new Map<number, Pending>();
  readonly #toError: (fault: Fault) => Error;
  #lastSeq = 0;
  #onNotice: (notice: Notice) => void = () => undefined;

  constructor(port: Port, toError: (fault: Fault) => Error) {
    this.#port = port;
    this.#toError = toError;
    port.receive((message) => this.#receive(message as FromWorker<Fault, Notice>));
  }

  call<K extends keyof M>(
    method: K,
    params: M[K]['params'],
    { signal, onProgress }: CallOptions<M[K]['progress']> = {},
  ): Promise<M[K]['result']> {
    const seq = ++this.#lastSeq;
    return new Promise<unknown>((resolve, reject) => {
      if (signal?.aborted === true) {
        reject(signal.reason);
        return;
      }
      this.#pending.set(seq, { resolve, reject, progress: (report) => onProgress?.(report) });
      signal?.addEventListener('abort', () => this.#cancel(seq, signal.reason), { once: true });
      this.#port.send({ seq, method, params });
    });
  }

  /** Notices are what the worker says without being asked; the latest listener hears them. */
  listen(onNotice: (notice: Notice) => void): void {
    this.#onNotice = onNotice;
  }

  /** Ends all calls, for a worker that has died. */
  failAll(reason: Error): void {
    for (const pending of this.#pending.values()) pending.reject(reason);
    this.#pending.clear();
  }

  #cancel(seq: number, reason: unknown): void {
    const pending = this.#pending.get(seq);
    if (pending === undefined) return;
    this.#pending.delete(seq);
    this.#port.send({ cancel: seq });
    pending.reject(reason);
  }

  #receive(message: FromWorker<Fault, Notice>): void {
    if ('notice' in message) {
      this.#onNotice(message.notice);
      return;
    }
    const pending = this.#pending.get(message.seq);
    if (pending === undefined) return;
    if ('progress' in message) {
      pending.progress(message.progress);
      return;
    }
    this.#pending.delete(message.seq);
    if ('fault' in message) pending.reject(this.#toError(message.fault));
    else pending.resolve(message.result);
  }
}
