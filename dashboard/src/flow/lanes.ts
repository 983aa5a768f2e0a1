import type { Step } from '../api/types';
import type { TimeBar } from './timing';

export interface LanedBar extends TimeBar {
  step: Step;
  lane: number;
}

/** Bars in as few lanes as keep them apart: what ran at the same time stands below each other. */
export function lanesOf(steps: readonly Step[], bars: ReadonlyMap<string, TimeBar>): LanedBar[] {
  const timed = steps.flatMap((step) => {
    const bar = bars.get(step.id);
    return bar === undefined ? [] : [{ step, ...bar }];
  });
  const ends: number[] = [];
  return timed
    .toSorted((a, b) => a.start - b.start)
    .map((bar) => {
      const free = ends.findIndex((end) => end <= bar.start);
      const lane = free === -1 ? ends.length : free;
      ends[lane] = bar.start + bar.length;
      return { ...bar, lane };
    });
}
