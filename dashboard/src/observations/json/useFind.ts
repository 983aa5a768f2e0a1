import { useEffect, useState } from 'react';
import { observations } from '../state/client';
import type { TreeHit } from '../tree/node';
import type { ObservationSource } from '../worker/methods';

interface Find {
  /** Undefined while nothing is searched. */
  hit: TreeHit | undefined;
  next(): void;
  previous(): void;
}

/** Searches as the text is typed; each new text begins at its first hit. */
export function useFind(source: ObservationSource, text: string): Find {
  const [place, setPlace] = useState({ text, index: 0 });
  const [found, setFound] = useState<{ text: string; hit: TreeHit }>();
  const index = place.text === text ? place.index : 0;
  useEffect(() => {
    if (text === '') return undefined;
    const controller = new AbortController();
    const { signal } = controller;
    observations()
      .call('find', { source, text, index }, { signal })
      .then(
        (hit) => setFound({ text, hit }),
        // A document that cannot be read says so where its tree would stand.
        () => undefined,
      );
    return () => controller.abort();
  }, [source, text, index]);
  const step = (by: number): void => setPlace({ text, index: (found?.hit.index ?? 0) + by });
  return {
    hit: text === '' ? undefined : found?.hit,
    next: () => step(1),
    previous: () => step(-1),
  };
}
