import type { Volume } from '../api/types';

export interface Bar {
  /** Shares of the tallest bar, 0..1; `failed` is part of `all`. */
  all: number;
  failed: number;
  flows: number;
  failures: number;
  from: string;
  to: string;
}

/** One bar for each stretch of time; what exists is never too small to be seen. */
export function barsOf({ from, bucketSeconds, counts, failed }: Volume): Bar[] {
  const most = Math.max(1, ...counts);
  const height = (flows: number) => (flows === 0 ? 0 : Math.max(0.08, flows / most));
  const begin = Date.parse(from);
  const at = (bucket: number) => new Date(begin + bucket * bucketSeconds * 1_000).toISOString();
  return counts.map((flows, bucket) => ({
    all: height(flows),
    failed: height(failed[bucket] ?? 0),
    flows,
    failures: failed[bucket] ?? 0,
    from: at(bucket),
    to: at(bucket + 1),
  }));
}

export function totalOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
