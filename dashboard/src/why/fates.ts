import type { Fate } from '../api/insight';

interface Words {
  glyph: string;
  verdict: string;
  /** What the reader asked, knowing the answer. */
  question: string;
}

/** The five verdicts, told apart by glyph and word; colour comes on top. */
export const FATES: Record<Fate, Words> = {
  selected: { glyph: '✓', verdict: 'Selected', question: 'Why' },
  dropped: { glyph: '✕', verdict: 'Dropped', question: 'Why not' },
  ranked_out: { glyph: '↓', verdict: 'Ranked out', question: 'Why not' },
  never_entered: { glyph: '∅', verdict: 'Never entered', question: 'Why not' },
  not_recorded: { glyph: '?', verdict: 'Not recorded', question: 'Why not' },
};
