import { useEffect, useState } from 'react';
import type { ObservationFault } from '../load/fault';
import type { ObservationSource, QueryResult, Question } from '../worker/methods';
import { observations } from './client';
import { faultOf } from './faultOf';
import { PIECE_ROWS } from './RowPieces';

export interface Answered {
  /** What `result` answers; it may be older than what is being asked. */
  question: Question;
  paths: string[];
  result: QueryResult;
}

/** Asks at once on every change and shows the last answer until the next one is there. */
export function useAnswer(
  source: ObservationSource,
  question: Question,
  paths: string[],
): [Answered | undefined, ObservationFault | undefined] {
  const [answered, setAnswered] = useState<Answered>();
  const [fault, setFault] = useState<ObservationFault>();
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    observations()
      .call('query', { source, question, window: { from: 0, to: PIECE_ROWS, paths } }, { signal })
      .then(
        (result) => {
          setAnswered({ question, paths, result });
          setFault(undefined);
        },
        (error: unknown) => {
          if (!signal.aborted) setFault(faultOf(error));
        },
      );
    return () => controller.abort();
  }, [source, question, paths]);
  return [answered, fault];
}
