/** Queries that are asked again and again, and how they stand. */

export type WatchMeasure = 'share' | 'count';
export type WatchComparison = 'above' | 'below';
export type WatchState = 'ok' | 'firing' | 'noData';

/** What a watch asks, and when the answer is bad. */
export interface WatchQuestion {
  /** Null for all processes. */
  process: string | null;
  /** Which runs are hits, in the query language. */
  query: string;
  measure: WatchMeasure;
  comparison: WatchComparison;
  /** A share from 0 to 1, or a count. */
  threshold: number;
  windowSeconds: number;
  /** With fewer runs a share is not judged. */
  minRuns: number;
}

/** What became of the last event that was to be told. */
export interface WatchDelivery {
  event: 'firing' | 'resolved' | 'test';
  status: 'waiting' | 'delivered' | 'failed';
  attempts: number;
  createdAt: string;
  nextAt: string | null;
  endedAt: string | null;
  httpStatus: number | null;
  error: string | null;
}

export interface Watch extends WatchQuestion {
  name: string;
  enabled: boolean;
  savedAt: string;
  /** `gone`: it said so, and is told nothing until the watch is saved anew. */
  webhook: { url: string; gone: boolean } | null;
  state: WatchState;
  since: string;
  /** Null where there were too few runs for a share. */
  value: number | null;
  hits: number | null;
  runs: number | null;
  evaluatedAt: string | null;
  /** Lists the hits that were counted. */
  hitsQuery: string | null;
  /** Why the last evaluation gave nothing. */
  error: string | null;
  delivery: WatchDelivery | null;
}

/** A watch as it is saved. Without a secret the one that is kept goes on signing. */
export interface NewWatch extends WatchQuestion {
  enabled: boolean;
  webhook: { url: string; secret?: string | undefined } | null;
}
