import type { FlowListItem, Status, TextFragment } from './types';

/** Questions across all flows, and their answers. Numbers that nobody recorded are null. */

/** What the answer is made of. */
export type Subject = 'flows' | 'steps' | 'candidates';

export interface ExploreQuestion {
  /** In the query language; empty means all. */
  query: string;
  of: Subject;
  /** Absent for a list. */
  group?: readonly string[] | undefined;
  measures?: readonly string[] | undefined;
  sort?: string | undefined;
  limit?: number | undefined;
  /** Where the page before ended. */
  cursor?: string | undefined;
}

/** How far the index of candidates lags behind what was stored; `through` is null while it is made anew. */
export interface IndexState {
  lagMillis: number;
  through: string | null;
}

interface ExploreAnswer {
  of: Subject;
  tookMillis: number;
  /** Null where the answer does not depend on it. */
  index: IndexState | null;
}

export interface ExploreList<Row = unknown> extends ExploreAnswer {
  rows: Row[];
  cursor: string | null;
}

export type Value = string | number | boolean | null;

export interface ExploreTable extends ExploreAnswer {
  columns: { name: string; type: string }[];
  /** `query` lists exactly what the row counts. */
  rows: { values: Value[]; query: string }[];
  /** Whether there are more rows than these. */
  truncated: boolean;
}

interface WithinFlow {
  flowId: string;
  flowName: string;
  flowStart: string;
}

export type FlowRow = FlowListItem;

export interface StepRow extends WithinFlow {
  id: string;
  name: string;
  version: number;
  kind: string | null;
  status: Status;
  reason: string | null;
  in: number | null;
  out: number | null;
  dropRatio: number | null;
  /** In milliseconds. */
  duration: number | null;
  fragment?: TextFragment | null;
}

/** What one step said of one candidate. */
export interface SightingRow extends WithinFlow {
  stepId: string;
  step: string;
  kind: string | null;
  passed: boolean | null;
  /** The first rule that failed. */
  rule: string | null;
  reason: string | null;
  score: number | null;
  rank: number | null;
  observationId: string;
}

export interface CandidateRow extends SightingRow {
  id: string;
}

/** Every step that saw one candidate, the newest flow first. */
export interface CandidateHistory {
  candidateId: string;
  flows: number;
  rows: SightingRow[];
  cursor: string | null;
  index: IndexState | null;
}

export interface Completion {
  text: string;
  help: string | null;
}

/** What may stand in place of the characters `from` to `to`. */
export interface Completions {
  from: number;
  to: number;
  options: Completion[];
}

export interface SavedQuery {
  name: string;
  query: string;
  of: Subject;
  group: string[] | null;
  measures: string[] | null;
  sort: string | null;
}
