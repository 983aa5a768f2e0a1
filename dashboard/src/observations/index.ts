import type { CacheUsage } from './cache/ObservationCache';
import { observations } from './state/client';

export { ObservationView } from './ObservationView';
export type { ObservationViewProps } from './ObservationView';
export type { ObservationSearch } from './search';

export type { CacheUsage };

/** What this browser keeps of observations. */
export function cacheUsage(): Promise<CacheUsage> {
  return observations().call('usage', null);
}

/** Forgets what this browser keeps; what is open stays open. */
export async function clearCache(): Promise<void> {
  await observations().call('clear', null);
}
