import { useEffect, useMemo, useState } from 'react';
import type { ObservationFault } from '../load/fault';
import { observations } from '../state/client';
import { faultOf } from '../state/faultOf';
import type { ObservationSource } from '../worker/methods';
import { TreeStore } from './TreeStore';

/** The tree of a document, or of the value that starts at a byte; it starts to be read at once. */
export function useTree(
  source: ObservationSource,
  root: number | undefined,
): [TreeStore, ObservationFault | undefined] {
  const [fault, setFault] = useState<ObservationFault>();
  const store = useMemo(
    () =>
      new TreeStore({
        root: () => observations().call('root', { source, start: root }),
        children: (start, from, to) => observations().call('children', { source, start, from, to }),
      }),
    [source, root],
  );
  useEffect(() => {
    store.start().catch((error: unknown) => setFault(faultOf(error)));
  }, [store]);
  return [store, fault];
}
