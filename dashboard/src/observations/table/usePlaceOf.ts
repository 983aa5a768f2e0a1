import { useEffect, useState } from 'react';
import { observations } from '../state/client';
import type { ObservationSource, Question } from '../worker/methods';

/** Where a row stands in an answer; -1 when it does not match, undefined while that is unknown. */
export function usePlaceOf(
  source: ObservationSource,
  question: Question,
  row: number | undefined,
): number | undefined {
  const [place, setPlace] = useState<number>();
  useEffect(() => {
    if (row === undefined) return undefined;
    const controller = new AbortController();
    const { signal } = controller;
    observations()
      .call('locate', { source, question, row }, { signal })
      // Not knowing the place only means not scrolling to it.
      .then(setPlace, () => undefined);
    return () => controller.abort();
  }, [source, question, row]);
  return row === undefined ? undefined : place;
}
