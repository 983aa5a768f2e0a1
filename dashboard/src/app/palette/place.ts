import type { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from '../../api/problem';
import { flowQuery, observationPlaceQuery } from '../../api/queries';
import type { Flow } from '../../api/types';
import { tokenOf } from '../../flow/selection';

/** Where in the dashboard something is. */
export interface Place {
  flowId: string;
  step?: string;
  obs?: string;
}

/**
 * Finds what has an id: a flow, an observation, or a step of a flow that this tab has seen.
 * Null when nothing has it; rejects when the server cannot say.
 */
export async function findPlace(client: QueryClient, id: string): Promise<Place | null> {
  const known = seenFlows(client).flatMap((flow) => placeInside(flow, id) ?? []);
  if (known[0] !== undefined) return known[0];
  const flow = await orNull(client.ensureQueryData({ ...flowQuery(id), retry: false }));
  if (flow !== null) return { flowId: id };
  const observation = await orNull(client.ensureQueryData({ ...observationPlaceQuery(id), retry: false }));
  if (observation === null) return null;
  return placeInside(await client.ensureQueryData(flowQuery(observation.flowId)), id);
}

function seenFlows(client: QueryClient): Flow[] {
  return client.getQueriesData<Flow>({ queryKey: ['flow'] }).flatMap(([, flow]) => flow ?? []);
}

/** Where an id stands within a flow; null when it does not. */
export function placeInside(flow: Flow, id: string): Place | null {
  if (flow.id === id) return { flowId: id };
  for (const step of flow.steps) {
    const at = { flowId: flow.id, step: tokenOf(step, flow.steps) };
    if (step.id === id) return at;
    const observation = step.observations.find((each) => each.id === id);
    if (observation !== undefined) return { ...at, obs: tokenOf(observation, step.observations) };
  }
  return null;
}

/** Only "there is no such thing" counts as an answer. */
async function orNull<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof ApiProblem && error.problem.status === 404) return null;
    throw error;
  }
}
