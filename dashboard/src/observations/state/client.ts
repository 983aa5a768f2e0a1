import type { CacheTrouble } from '../cache/CautiousCache';
import type { ObservationFault } from '../load/fault';
import { ObservationError } from '../load/fault';
import { portOver } from '../rpc/port';
import { WorkerClient } from '../rpc/WorkerClient';
import type { CacheNotice, ObservationMethods } from '../worker/methods';

type Client = WorkerClient<ObservationMethods, ObservationFault, CacheNotice>;

let client: Client | undefined;
let trouble: CacheTrouble | undefined;
const listeners = new Set<() => void>();

/** The one worker of this page, started on first use. */
export function observations(): Client {
  client ??= startWorker();
  return client;
}

function startWorker(): Client {
  const worker = new Worker(new URL('../worker/observations.worker.ts', import.meta.url), { type: 'module' });
  const started: Client = new WorkerClient(portOver(worker), (fault) => new ObservationError(fault));
  started.listen(({ cacheTrouble }) => noteTrouble(cacheTrouble));
  worker.addEventListener('error', () => {
    client = undefined;
    worker.terminate();
    started.failAll(
      new ObservationError({ kind: 'internal', detail: 'The worker that reads observations stopped.' }),
    );
  });
  return started;
}

function noteTrouble(next: CacheTrouble): void {
  trouble = next;
  for (const listener of listeners) listener();
}

export function subscribeToTrouble(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function currentTrouble(): CacheTrouble | undefined {
  return trouble;
}
