import type { Methods, ToWorker } from './messages';
import type { Port } from './port';

export interface CallContext<Progress> {
  signal: AbortSignal;
  report(progress: Progress): void;
}

/** What the worker does for each method. */
export type Handlers<M extends Methods<M>> = {
  [K in keyof M]: (
    params: M[K]['params'],
    context: CallContext<M[K]['progress']>,
  ) => Promise<M[K]['result']> | M[K]['result'];
};

/** The worker's end of the wire. Lets cancellations that already wait overtake the work they concern. */
export function serve<M extends Methods<M>>(
  port: Port,
  handlers: Handlers<M>,
  toFault: (error: unknown) => unknown,
): void {
  const running = new Map<number, AbortController>();
  const send = (message: unknown): void => port.send(message);

  const answer = async (seq: number, method: keyof M, params: unknown): Promise<void> => {
    const controller = new AbortController();
    running.set(seq, controller);
    const { signal } = controller;
    try {
      await nextTask();
      if (signal.aborted) return;
      const result = await handlers[method](params, {
        signal,
        report: (progress) => send({ seq, progress }),
      });
      if (!signal.aborted) send({ seq, result });
    } catch (error) {
      if (!signal.aborted) send({ seq, fault: toFault(error) });
    } finally {
      running.delete(seq);
    }
  };

  port.receive((received) => {
    const message = received as ToWorker;
    if ('cancel' in message) running.get(message.cancel)?.abort();
    else void answer(message.seq, message.method as keyof M, message.params);
  });
}

/** Resolves after the messages that have already arrived were seen. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage(null);
  });
}
