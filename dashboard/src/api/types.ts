/** What the server answers. Words and shapes follow the HTTP contract; times are ISO 8601 in UTC. */

export type Status = 'pending' | 'running' | 'completed' | 'failed' | 'abandoned';

export type FieldType = 'number' | 'string' | 'boolean';

export type ObservationRole = 'input' | 'output' | 'config' | 'candidates' | 'other';

/** Which field of a candidate plays which part; paths inside each element, a literal dot is `\.`. */
export type CandidateRoles = Partial<Record<'id' | 'passed' | 'score' | 'rank' | 'reason' | 'rules', string>>;

export type Attributes = Record<string, unknown>;

interface FieldCounts {
  present: number;
  missing: number;
  mismatched: number;
}

export type FieldSummary =
  | (FieldCounts & { type: 'number'; min?: number; max?: number })
  | (FieldCounts & { type: 'boolean'; true: number; false: number })
  | (FieldCounts & { type: 'string' });

/** Known only for an observation that is an array of objects. */
export interface ObservationSummary {
  items: number;
  passed: number | null;
  failed: number | null;
  /** How many candidates there were, when the data holds only a part of them. */
  totals?: CandidateCounts | null;
  fields: Record<string, FieldSummary>;
}

export interface ObservationMeta {
  id: string;
  name: string;
  version: number;
  queryable: Record<string, FieldType> | null;
  createdAt: string;
  role: ObservationRole;
  roles: CandidateRoles | null;
  /** Size of the JSON text before compression. */
  bytes: number;
  itemCount: number | null;
  hash: string;
  summary: ObservationSummary | null;
  dataUrl: string;
}

export interface CandidateCounts {
  in: number;
  /** Null while the step has not said who left it. */
  out: number | null;
}

export interface Step {
  id: string;
  name: string;
  version: number;
  position: number;
  parentId: string | null;
  kind: string | null;
  status: Status;
  reason: string | null;
  createdAt: string;
  startedAt: string | null;
  finishedAt: string | null;
  candidates: CandidateCounts | null;
  /** The members that nobody has told yet; a name is empty then. */
  unknown: string[];
  observations: ObservationMeta[];
}

interface FlowFields {
  id: string;
  name: string;
  key: string | null;
  status: Status;
  reason: string | null;
  createdAt: string;
  finishedAt: string | null;
  receivedAt: string;
  stepCount: number;
  observationCount: number;
  attributes: Attributes | null;
  /** The members that nobody has told yet; a name is empty then. */
  unknown: string[];
}

/** One step that decides about candidates, as the list of flows shows it. */
export interface FunnelStep extends CandidateCounts {
  step: string;
  version: number;
  kind: string | null;
  status: Status;
}

export interface FlowListItem extends FlowFields {
  funnel: FunnelStep[];
  /** Only in answers to a question that looks for texts; null where it could not be read in a moment. */
  fragment?: TextFragment | null;
}

/** A piece of text with what was looked for in it. */
export interface TextFragment {
  text: string;
  ranges: { from: number; to: number }[];
  /** What the text is. */
  where: 'name' | 'key' | 'kind' | 'reason' | 'attribute' | 'observation';
  /** Null when it is said of the flow itself. */
  step: string | null;
  version: number | null;
  stepId: string | null;
  observationId: string | null;
}

/** Flows with the same name and key, numbered by their beginnings. */
export interface Attempts {
  number: number;
  total: number;
  nearest: { number: number; id: string; status: Status; createdAt: string }[];
}

/** What a person said about a flow. */
export interface Mark {
  verdict: 'good' | 'bad';
  note: string | null;
  markedAt: string;
}

export interface Flow extends FlowFields {
  mark: Mark | null;
  trace: { traceId: string; spanId: string } | null;
  attempts: Attempts | null;
  /** Where its writers disagree. */
  notes: { kind: string; detail: string }[];
  steps: Step[];
}

export interface Pagination {
  total: number;
  page: number;
  limit: number;
  totalPages: number;
  nextCursor: string | null;
}

export interface FlowPage {
  flows: FlowListItem[];
  pagination: Pagination;
}

/** How many flows began in each of equal stretches of time, oldest first. */
export interface Volume {
  from: string;
  to: string;
  bucketSeconds: number;
  counts: number[];
  /** Of those, how many failed. */
  failed: number[];
}

/** Where an observation belongs. */
export interface ObservationPlace {
  id: string;
  flowId: string;
  stepId: string;
}

export interface Health {
  status: string;
  version?: string;
}

/** Compressed, as it is kept. */
export interface QueueSize {
  entries: number;
  bytes: number;
}

/** What stands between the answer 202 and the stored flow, over all servers. */
export interface QueueStatus {
  timestamp: string;
  /** Without the dead; part of it is in flight or delayed. */
  waiting: QueueSize;
  inFlight: number;
  delayed: number;
  dead: number;
  /** Beyond either, the dead included, new flows are refused. */
  limits: QueueSize;
  oldest: { enqueuedAt: string; ageSeconds: number } | null;
  /** Of the last 60 minutes, the oldest first; the last one has only begun. */
  donePerMinute: number[];
  /** Of the last 60 minutes, the most frequent first. */
  failures: FailureCause[];
  payload: { segments: number; bytes: number };
}

export interface FailureCause {
  cause: string;
  count: number;
}

/** A flow that was accepted and could not be stored, whatever was tried. */
export interface DeadLetter {
  id: string;
  flowId: string;
  flowName: string;
  attempts: number;
  bytes: number;
  error: string;
  enqueuedAt: string;
  deadAt: string;
}

export interface DeadLetterPage {
  /** The one that was set aside last first. */
  deadLetters: DeadLetter[];
  nextCursor: string | null;
}

export interface ProblemFault {
  pointer: string;
  detail: string;
}

/** RFC 9457 problem details, the server's only form of error. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail?: string;
  instance?: string;
  errors?: ProblemFault[];
  /** Where in a query the fault is, in characters. */
  position?: { from: number; to: number };
  /** What might have stood there. */
  expected?: string[];
}
