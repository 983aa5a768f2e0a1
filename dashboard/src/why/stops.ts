import type { Journey, JourneyStop } from '../api/insight';

export type StopVerdict = 'kept' | 'dropped' | 'outranked' | 'present' | 'absent' | 'unknown';

/** What a step did to the candidate, as far as it was recorded. */
export function verdictAt(
  { in: entered, out, stepId }: JourneyStop,
  { verdict, decidedAt }: Decided,
): StopVerdict {
  if (entered === false) return 'absent';
  if (entered === null) return 'unknown';
  if (out === null) return 'present';
  if (out) return 'kept';
  return verdict === 'ranked_out' && decidedAt?.id === stepId ? 'outranked' : 'dropped';
}

/** Where the whole journey was decided, and how. */
type Decided = Pick<Journey, 'verdict' | 'decidedAt'>;

export const STOP_WORDS: Record<StopVerdict, [glyph: string, words: string]> = {
  kept: ['✓', 'kept'],
  dropped: ['✕', 'dropped'],
  outranked: ['↓', 'ranked out'],
  present: ['•', 'was there'],
  absent: ['–', 'not among them'],
  unknown: ['?', 'not recorded'],
};
