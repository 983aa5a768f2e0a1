import { useEffect, useMemo, useReducer } from 'react';
import type { CandidateRow } from '../rows/row';
import type { ObservationSource } from '../worker/methods';
import { observations } from './client';
import { RowPieces } from './RowPieces';
import type { Answered } from './useAnswer';

export type RowAt = (place: number) => CandidateRow | undefined;

/** The rows between two places of the answer that are on screen. */
export function useRows(
  source: ObservationSource,
  { question, paths, result }: Answered,
  first: number,
  last: number,
): RowAt {
  const [, rerender] = useReducer((renders: number) => renders + 1, 0);
  const pieces = useMemo(() => {
    const fetch = (from: number, to: number): Promise<CandidateRow[]> =>
      observations().call('rows', { source, question, window: { from, to, paths } });
    return new RowPieces(result.rows, fetch, rerender);
  }, [source, question, paths, result]);
  useEffect(() => pieces.want(first, last), [pieces, first, last]);
  return (place) => pieces.rowAt(place);
}
