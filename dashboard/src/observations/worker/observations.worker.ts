import { CautiousCache } from '../cache/CautiousCache';
import { capacityFor } from '../cache/limits';
import { ObservationCache } from '../cache/ObservationCache';
import { portOver } from '../rpc/port';
import { serve } from '../rpc/serve';
import { handlersOver } from './handlers';
import type { CacheNotice, ObservationMethods } from './methods';
import { toFault } from './toFault';

/** Over plain HTTP from another machine a browser keeps data, but does not tell how much. */
async function capacity(): Promise<number> {
  return capacityFor(isSecureContext ? (await navigator.storage.estimate()).quota : undefined);
}

function openCache(): Promise<ObservationCache> {
  return ObservationCache.open(capacity, Date.now);
}

const port = portOver(self);

const cache = new CautiousCache(openCache, (cacheTrouble) => {
  port.send({ notice: { cacheTrouble } satisfies CacheNotice });
});

serve<ObservationMethods>(port, handlersOver(cache), toFault);
