import type { Flow, Step } from '../api/types';

/** Where a step lies within its flow's time, as shares of 0..1. */
export interface TimeBar {
  start: number;
  length: number;
}

/** Milliseconds a step took, or has taken by `now` while it runs; undefined when it never started. */
export function tookMillis(part: Step | Flow, now: number): number | undefined {
  const started = startOf(part);
  if (started === undefined) return undefined;
  const ended = part.finishedAt === null ? endOfOpen(part, now) : Date.parse(part.finishedAt);
  return ended === undefined ? undefined : Math.max(0, ended - started);
}

function startOf(part: Step | Flow): number | undefined {
  if (!('startedAt' in part)) return Date.parse(part.createdAt);
  return part.startedAt === null ? undefined : Date.parse(part.startedAt);
}

function endOfOpen(part: Step | Flow, now: number): number | undefined {
  return part.status === 'running' ? now : undefined;
}

/** The bar of each step that has a known time, by step id; scaled to the whole that all steps span. */
export function timeBars(steps: readonly Step[], now: number): Map<string, TimeBar> {
  const timed = steps.flatMap((step) => {
    const start = startOf(step);
    const took = tookMillis(step, now);
    return start === undefined || took === undefined ? [] : [{ id: step.id, start, end: start + took }];
  });
  const from = Math.min(...timed.map((step) => step.start));
  const whole = Math.max(1, Math.max(...timed.map((step) => step.end)) - from);
  return new Map(
    timed.map(({ id, start, end }) => [id, { start: (start - from) / whole, length: (end - start) / whole }]),
  );
}
