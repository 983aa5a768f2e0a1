import type { JourneyStop } from '../api/insight';

export type StopVerdict = 'kept' | 'dropped' | 'present' | 'absent' | 'unknown';

/** What a step did to the candidate, as far as it was recorded. */
export function verdictAt({ in: entered, out }: JourneyStop): StopVerdict {
  if (entered === false) return 'absent';
  if (entered === null) return 'unknown';
  if (out === null) return 'present';
  return out ? 'kept' : 'dropped';
}

export const STOP_WORDS: Record<StopVerdict, [glyph: string, words: string]> = {
  kept: ['✓', 'kept'],
  dropped: ['✕', 'dropped'],
  present: ['•', 'was there'],
  absent: ['–', 'not among them'],
  unknown: ['?', 'not recorded'],
};
