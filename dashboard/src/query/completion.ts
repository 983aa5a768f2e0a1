import type { Completions } from '../api/explore';

/** A text and where its caret stands. */
export interface Draft {
  text: string;
  at: number;
}

/** The draft with one of the completions in it, the caret behind it. */
export function completed(
  { text }: Draft,
  { from, to }: Pick<Completions, 'from' | 'to'>,
  chosen: string,
): Draft {
  return { text: text.slice(0, from) + chosen + text.slice(to), at: from + chosen.length };
}

/** The place among so many that an arrow leads to; -1 is none, between the last and the first. */
export function moved(place: number, by: 1 | -1, length: number): number {
  const next = place + by;
  if (next < -1) return length - 1;
  return next >= length ? -1 : next;
}
