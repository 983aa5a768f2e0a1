import type { FunnelStep, Step } from '../api/types';

export type Decision = FunnelStep & { id: string };

/** The steps that decided about candidates, as the funnel reads them. */
export function decisionsOf(steps: readonly Step[]): Decision[] {
  return steps.flatMap(({ id, name, version, kind, status, candidates }) =>
    candidates === null ? [] : [{ id, step: name, version, kind, status, ...candidates }],
  );
}
