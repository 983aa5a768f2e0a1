import type { ObservationMeta } from '../api/types';
import { observations } from './state/client';
import { sourceOf } from './worker/methods';

export { ObservationView } from './ObservationView';
export type { ObservationViewProps } from './ObservationView';
export type { ObservationSearch } from './search';

/** Starts to load an observation that will probably be looked at next. Its faults wait until it is. */
export function preloadObservation(meta: ObservationMeta): void {
  observations()
    .call('open', { source: sourceOf(meta) })
    .catch(() => undefined);
}
