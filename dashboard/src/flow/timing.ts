import type { Flow, Step } from '../api/types';
import { duration } from '../design/format';

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

/** The time that all steps together span, and where each of them lies in it. */
export interface Timeline {
  from: number;
  spanMillis: number;
  /** By step id; a step without a known time has none. */
  bars: Map<string, TimeBar>;
}

export function timelineOf(steps: readonly Step[], now: number): Timeline {
  const timed = steps.flatMap((step) => {
    const start = startOf(step);
    const took = tookMillis(step, now);
    return start === undefined || took === undefined ? [] : [{ id: step.id, start, end: start + took }];
  });
  const from = Math.min(...timed.map((step) => step.start));
  const spanMillis = Math.max(1, Math.max(...timed.map((step) => step.end)) - from);
  const bars = new Map(
    timed.map(({ id, start, end }) => [
      id,
      { start: (start - from) / spanMillis, length: (end - start) / spanMillis },
    ]),
  );
  return { from, spanMillis, bars };
}

/** "starts after 40 ms, takes 1.2 s"; empty for a step without a known time. */
export function whenWords(step: Step, { from }: Timeline, now: number): string {
  const start = startOf(step);
  const took = tookMillis(step, now);
  if (start === undefined || took === undefined) return '';
  return `starts after ${duration(start - from)}, takes ${duration(took)}`;
}
