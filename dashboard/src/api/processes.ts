import type { Status } from './types';

/** What the server answers about a process across its flows. Numbers that nobody recorded are null. */

/** How many runs an answer is about; `all` is false when older ones were left out. */
export interface Looked {
  runs: number;
  all: boolean;
  from: string | null;
  to: string | null;
}

export interface Quantiles {
  /** How many runs tell. */
  runs: number;
  p10: number;
  p50: number;
  p90: number;
}

/** A step across runs; version 2 is its second occurrence within a run. */
export interface StepName {
  step: string;
  version: number;
}

/** Two flows to be put beside each other. */
export interface ExamplePair {
  left: string;
  right: string;
}

export interface ProcessListItem {
  name: string;
  flows: number;
  lastCreatedAt: string;
  /** Said about the newest runs. */
  recent: {
    runs: number;
    failed: number;
    failedShare: number | null;
    durationMs: Quantiles | null;
    usualDrop: (StepName & { drop: number; runs: number }) | null;
  };
}

export interface ProcessStep extends StepName {
  position: number;
  kind: string | null;
  runs: number;
  /** Of all runs that were looked at. */
  share: number;
  failed: number;
  in: Quantiles | null;
  out: Quantiles | null;
  drop: Quantiles | null;
  durationMs: Quantiles | null;
}

export interface OutlierReason {
  kind: 'drop' | 'new_reason' | 'missing_step' | 'extra_step';
  step: string | null;
  sentence: string;
}

export interface Outlier {
  flowId: string;
  key: string | null;
  status: Status;
  createdAt: string;
  why: OutlierReason[];
}

export interface ProcessOverview {
  name: string;
  looked: Looked;
  statuses: Partial<Record<Status, number>>;
  durationMs: Quantiles | null;
  steps: ProcessStep[];
  outliers: { found: number; unknown: string | null; runs: Outlier[] };
}

export interface Variant {
  steps: string[];
  runs: number;
  share: number;
  failed: number;
  failedShare: number;
  durationMs: Quantiles | null;
  examples: string[];
}

/** How often one step followed another; null is the beginning or the end. */
export interface Transition {
  from: string | null;
  to: string | null;
  runs: number;
  count: number;
}

export interface Variants {
  looked: Looked;
  found: number;
  variants: Variant[];
  transitions: Transition[];
}

export interface DriftBin {
  label: string | null;
  from: number | null;
  to: number | null;
  left: number;
  right: number;
}

export interface DriftMetric {
  metric: 'status' | 'reason' | 'in' | 'out' | 'drop' | 'duration_ms' | 'best_score';
  step: string | null;
  version: number | null;
  left: number;
  right: number;
  psi: number | null;
  chiSquare: number | null;
  degrees: number | null;
  pValue: number | null;
  correctedP: number | null;
  verdict: 'drift' | 'slight' | 'none' | 'unknown';
  sentence: string;
  bins: DriftBin[];
}

export interface DriftSide {
  looked: Looked;
  sentence: string;
}

export interface Drift {
  left: DriftSide;
  right: DriftSide;
  metrics: DriftMetric[];
}

export interface StepDeterminism extends StepName {
  position: number;
  kind: string | null;
  runs: number;
  inputIs: 'recorded' | 'step_before' | 'mixed' | null;
  /** Groups of runs with equal input and configuration. */
  groups: number;
  differingGroups: number;
  repeatedRuns: number;
  deviatingRuns: number;
  distinctOutputs: { mean: number; max: number } | null;
  flipRate: number | null;
  /** In bits. */
  entropy: number | null;
  /** Upper 95 % bound of the share of deviating runs that this sample allows. */
  bound95: number | null;
  setStability: { jaccard: number; pairs: number } | null;
  verdict: 'deterministic' | 'varies' | 'unknown';
  sentence: string;
  example: ExamplePair | null;
}

export interface Determinism {
  looked: Looked;
  sentence: string;
  firstRandomStep: (StepName & { example: ExamplePair }) | null;
  steps: StepDeterminism[];
}

export interface ContrastItem {
  kind: 'attribute' | 'step' | 'configuration' | 'reason' | 'variant';
  name: string | null;
  value: string | null;
  step: string | null;
  bad: number;
  others: number;
  badShare: number;
  othersShare: number;
  difference: number;
  riskRatio: number | null;
  chiSquare: number;
  pValue: number;
  correctedP: number;
  significant: boolean;
  sentence: string;
  examples: { bad: string[]; others: string[] };
}

export interface Contrast {
  looked: Looked;
  bad: { runs: number; sentence: string };
  others: { runs: number; sentence: string };
  minimumRuns: number;
  tested: number;
  sentence: string;
  contrasts: ContrastItem[];
}

/** Observation name to which field of its elements plays which part. */
export type FieldRoles = Record<string, Partial<Record<FieldRole, string>>>;

export type FieldRole = 'id' | 'passed' | 'score' | 'rank' | 'reason' | 'rules';

export interface ProcessFields {
  fields: FieldRoles;
  changedAt: string | null;
}
