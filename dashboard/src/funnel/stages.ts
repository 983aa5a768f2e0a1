import type { FunnelStep } from '../api/types';

/** One step that decided about candidates, with what it cost them. */
export type Stage<T extends FunnelStep = FunnelStep> = T & {
  /** Candidates that left here; 0 while unknown. */
  dropped: number;
  /** `dropped` as a share of those who came in, 0..1. */
  dropShare: number;
  /** Candidates that came in without having left the stage before; negative when some got lost between. */
  joined: number;
};

/**
 * The funnel of a flow, in the order of its steps. A failed version that was tried again has decided
 * nothing, so the newer version stands for both.
 */
export function stagesOf<T extends FunnelStep>(steps: readonly T[]): Stage<T>[] {
  const counted = steps.filter((step) => !wasTriedAgain(step, steps));
  return counted.map((step, index) => {
    const dropped = step.out === null ? 0 : Math.max(0, step.in - step.out);
    return {
      ...step,
      dropped,
      dropShare: step.in === 0 ? 0 : dropped / step.in,
      joined: joinedAt(step, counted[index - 1]),
    };
  });
}

function wasTriedAgain(step: FunnelStep, steps: readonly FunnelStep[]): boolean {
  const gaveUp = step.status === 'failed' || step.status === 'abandoned';
  return gaveUp && steps.some((other) => other.step === step.step && other.version > step.version);
}

function joinedAt(step: FunnelStep, before: FunnelStep | undefined): number {
  return before === undefined || before.out === null ? 0 : step.in - before.out;
}

/** The stage that lost the most candidates; the first of equals; undefined when none lost any. */
export function biggestDrop<S extends Stage>(stages: readonly S[]): S | undefined {
  return stages.reduce<S | undefined>(
    (most, stage) => (stage.dropped > (most?.dropped ?? 0) ? stage : most),
    undefined,
  );
}

export interface Ends {
  entered: number;
  remained: number;
}

/** Who went in at the start and who was left at the last stage that said so. */
export function endsOf(stages: readonly Stage[]): Ends | undefined {
  const first = stages[0];
  const last = stages.at(-1);
  if (first === undefined || last === undefined) return undefined;
  return { entered: first.in, remained: last.out ?? last.in };
}

export interface Height {
  in: number;
  out: number;
}

/**
 * Heights from 0 to 1, as square roots: funnels span thousands to one, and on a linear scale
 * everything after the first cut would be the same thin line. What exists never vanishes.
 */
export function heightsOf(stages: readonly Stage[]): Height[] {
  const most = Math.max(1, ...stages.flatMap((stage) => [stage.in, stage.out ?? 0]));
  const height = (candidates: number) =>
    candidates === 0 ? 0 : Math.max(0.02, Math.sqrt(candidates / most));
  return stages.map((stage) => ({ in: height(stage.in), out: height(stage.out ?? stage.in) }));
}
