import { useCallback, useState } from 'react';
import type { Question } from '../worker/methods';

/**
 * The one row that Tab reaches: the one chosen last in this answer, else the one whose detail is open,
 * else the first.
 */
export function useActiveRow(
  question: Question,
  openPlace: number | undefined,
): [number, (place: number) => void] {
  const [chosen, setChosen] = useState<{ question: Question; place: number }>();
  const fallback = openPlace === undefined || openPlace < 0 ? 0 : openPlace;
  const active = chosen?.question === question ? chosen.place : fallback;
  const choose = useCallback((place: number) => setChosen({ question, place }), [question]);
  return [active, choose];
}
