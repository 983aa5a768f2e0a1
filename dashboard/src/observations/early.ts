import type { ObservationMeta } from '../api/types';
import type { ObservationSearch } from './search';
import { observations } from './state/client';
import { sourceOf } from './worker/methods';

/* The little of this room that a page needs before the rest of it has been loaded. */

/** Starts the worker that reads observations, unless it runs. */
export function startReading(): void {
  observations();
}

/** Starts to open an observation that is about to be shown. Its faults wait until it is. */
export function openEarly(meta: ObservationMeta, { array }: ObservationSearch): void {
  observations()
    .call('open', { source: sourceOf(meta, array ?? null) })
    .catch(() => undefined);
}
