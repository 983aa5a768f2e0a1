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
  /** Whether a person said which fields mean what. */
  corrected?: boolean;
  unreadable: boolean;
}

export interface Journey {
  candidateId: string;
  verdict: Fate;
  sentence: string;
  decidedAt: { id: string; name: string; position: number } | null;
  journey: JourneyStop[];
  /** In other runs of the process; null where that cannot be known now. */
  elsewhere: FatesElsewhere | null;
}

/** In how many other runs what became of a candidate. */
export interface FatesElsewhere {
  selected: number;
  dropped: number;
  undecided: number;
}

/** What a rule cost: all that failed it, those that failed only it, its fair share of the dropped. */
export interface RuleCost {
  rule: string;
  gross: number;
  unique: number;
  shapley: number;
}

/** One step of the funnel; counts of rules and reasons are those of the recorded candidates. */
export interface FunnelStage {
  stepId: string;
  in: number;
  recorded: number;
  inferred: boolean;
  corrected?: boolean;
  unreadable: boolean;
  /** False where candidates were not asked about further rules after their first failure. */
  allRulesAsked: boolean;
  rules: RuleCost[];
  droppedWithoutRule: number;
  reasons: { reason: string | null; candidates: number }[];
}

export interface Funnel {
  steps: FunnelStage[];
}

/** Whether numbers about another threshold are exact, a bound, or those of a part. */
export type Certainty = 'exact' | 'at_most' | 'unknown';

/** A candidate whose fate one rule alone decides. */
export interface DecisiveValue {
  id: string;
  actual: number;
  passes: boolean;
}

/** What another threshold of a recorded rule would change in its step. */
export interface WhatIf {
  rule: string;
  operator: string | null;
  /** One number, or the two ends of a range; null where candidates had different ones. */
  threshold: number | [number, number] | null;
  answer: Certainty;
  sentence: string;
  candidates: { in: number; passing: number; failingOnlyThis: number };
  /** By value ascending. */
  values: DecisiveValue[];
  valuesLeftOut: number;
}

/** One place in which two observations differ; a value that is absent or too long is null. */
export interface ObservationDifference {
  element: string | null;
  path: string;
  change: 'added' | 'removed' | 'changed';
  left: unknown;
  right: unknown;
  leftBytes: number | null;
  rightBytes: number | null;
}

/** Field by field, what differs between two observations. */
export interface ObservationComparison {
  same: boolean;
  matchedBy: 'id' | 'place' | null;
  idField: string | null;
  counts: { added: number; removed: number; changed: number };
  elements: { onlyLeft: number; onlyRight: number; differing: number } | null;
  complete: boolean;
  sentence: string | null;
  differences: ObservationDifference[];
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
