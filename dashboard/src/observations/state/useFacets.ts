import { useEffect, useState } from 'react';
import type { Facet } from '../query/facets';
import type { ObservationSource, Question } from '../worker/methods';
import { observations } from './client';

/** Counted once the rows have come; the last ones stay until the next are there. Undefined before the first. */
export function useFacets(source: ObservationSource, question: Question): readonly Facet[] | undefined {
  const [facets, setFacets] = useState<readonly Facet[]>();
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    observations()
      .call('facets', { source, question }, { signal })
      // What keeps facets from being counted keeps rows from being found, and is told there.
      .then(setFacets, () => undefined);
    return () => controller.abort();
  }, [source, question]);
  return facets;
}
