import type { Flow, ObservationMeta, Step } from '../api/types';
import { stagesOf } from '../funnel/stages';
import { decisionsOf } from './decisions';
import { outline } from './outline';
import { findByToken, firstObservation, firstStep } from './selection';

/** The flow as its page reads it: steps in order, and where candidates left. */
export function trailOf(flow: Flow) {
  const outlined = outline(flow.steps);
  const steps = outlined.map(({ step }) => step);
  return { outlined, steps, stages: stagesOf(decisionsOf(steps)) };
}

export type Trail = ReturnType<typeof trailOf>;

/** The step that the address names, or the one that says most. */
export function chosenStep({ steps, stages }: Trail, token: string | undefined): Step | undefined {
  return findByToken(steps, token) ?? firstStep(steps, stages);
}

export function chosenObservation(step: Step, token: string | undefined): ObservationMeta | undefined {
  return findByToken(step.observations, token) ?? firstObservation(step);
}

/** What an address says and nothing is called, as it stands there. */
export function strayToken(name: string, token: string | undefined, chosen: unknown): string[] {
  return token !== undefined && chosen === undefined ? [`${name}=${token}`] : [];
}
