import type { ChangedCandidate, StepVerdict } from '../api/insight';

/** Glyph and words of each verdict on two runs of a step. */
export const VERDICTS: Record<StepVerdict, [glyph: string, words: string]> = {
  same: ['=', 'same'],
  input_changed: ['≠', 'other input'],
  configuration_changed: ['≠', 'other configuration'],
  same_input_different_output: ['!', 'same input, different output'],
  output_changed: ['≠', 'different output, input not recorded'],
  only_left: ['A', 'only in A'],
  only_right: ['B', 'only in B'],
};

export const CHANGES: Record<ChangedCandidate['change'], string> = {
  verdict_changed: 'verdict changed',
  only_left: 'only in A',
  only_right: 'only in B',
  rank_moved: 'rank moved',
};
