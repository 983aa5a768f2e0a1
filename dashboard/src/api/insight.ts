import type { Status } from './types';

/** What the server explains: journeys of candidates, comparisons of flows. */

/** What became of a candidate; each of the five asks for another remedy. */
export type Fate = 'never_entered' | 'dropped' | 'ranked_out' | 'selected' | 'not_recorded';

export interface RuleVerdict {
  name: string;
  passed: boolean | null;
  /** Value, comparison and threshold in the digits that were recorded. */
  measure: string | null;
  detail: string | null;
  missedBy: number | null;
}

/** One step on a candidate's way; what could not be told is null. */
export interface JourneyStop {
  step: string;
  stepId: string;
  version: number;
  position: number;
  kind: string | null;
  in: boolean | null;
  out: boolean | null;
  rank: number | null;
  score: number | null;
  reason: string | null;
  rules: RuleVerdict[];
  candidates: { in: number; out: number | null; recorded: number };
  cutOff: { score: number | null; rank: number | null };
  inferred: boolean;
  unreadable: boolean;
}

export interface Journey {
  candidateId: string;
  verdict: Fate;
  sentence: string;
  decidedAt: { id: string; name: string; position: number } | null;
  journey: JourneyStop[];
}

export type StepVerdict =
  | 'same'
  | 'input_changed'
  | 'configuration_changed'
  | 'same_input_different_output'
  | 'output_changed'
  | 'only_left'
  | 'only_right';

export interface ComparedFlow {
  id: string;
  name: string;
  key: string | null;
  status: Status;
  reason: string | null;
}

export interface ComparedStep {
  id: string;
  name: string;
  version: number;
  kind: string | null;
  status: Status;
  in: number | null;
  out: number | null;
}

export interface CandidateDecision {
  out: boolean | null;
  rank: number | null;
}

export interface ChangedCandidate {
  id: string;
  change: 'only_left' | 'only_right' | 'verdict_changed' | 'rank_moved';
  left: CandidateDecision | null;
  right: CandidateDecision | null;
}

export interface CandidateDifference {
  onlyLeft: number;
  onlyRight: number;
  verdictChanged: number;
  rankMoved: number;
  jaccard: number;
  rbo: number | null;
  partial: boolean;
  examples: ChangedCandidate[];
}

export interface StepComparison {
  left: ComparedStep | null;
  right: ComparedStep | null;
  verdict: StepVerdict;
  candidates: CandidateDifference | null;
}

/** Two flows, step beside step. */
export interface Comparison {
  sentence: string;
  left: ComparedFlow;
  right: ComparedFlow;
  firstDivergence: { index: number; step: string; verdict: StepVerdict } | null;
  steps: StepComparison[];
}
