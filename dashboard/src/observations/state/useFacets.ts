import { useEffect, useState } from 'react';
import type { ObservationFault } from '../load/fault';
import type { Facet } from '../query/facets';
import type { ObservationSource, Question } from '../worker/methods';
import { observations } from './client';
import { faultOf } from './faultOf';

/**
 * Counted once the rows have come; the last ones stay until the next are there. Undefined before the first.
 * Rows may come from the beginning of a document alone, so what is wrong with the rest is told here.
 */
export function useFacets(
  source: ObservationSource,
  question: Question,
): [readonly Facet[] | undefined, ObservationFault | undefined] {
  const [facets, setFacets] = useState<readonly Facet[]>();
  const [fault, setFault] = useState<ObservationFault>();
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    observations()
      .call('facets', { source, question }, { signal })
      .then(
        (counted) => {
          setFacets(counted);
          setFault(undefined);
        },
        (error: unknown) => {
          if (!signal.aborted) setFault(faultOf(error));
        },
      );
    return () => controller.abort();
  }, [source, question]);
  return [facets, fault];
}
