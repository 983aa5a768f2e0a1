import type { Flow, FlowListItem, ObservationMeta, Step } from '../api/types';

/** Small true-to-contract answers of the server, for tests that only care about a field or two. */

const START = '2026-01-05T10:00:00.000Z';

export function aStep(name: string, more: Partial<Step> = {}): Step {
  return {
    id: `${name}-${more.version ?? 1}`,
    name,
    version: 1,
    position: 0,
    parentId: null,
    kind: null,
    status: 'completed',
    reason: '',
    createdAt: START,
    startedAt: null,
    finishedAt: null,
    candidates: null,
    unknown: [],
    observations: [],
    ...more,
  };
}

export function anObservation(name: string, more: Partial<ObservationMeta> = {}): ObservationMeta {
  const id = `${name}-${more.version ?? 1}`;
  return {
    id,
    name,
    version: 1,
    queryable: null,
    createdAt: START,
    role: 'other',
    roles: null,
    bytes: 2,
    itemCount: null,
    hash: '00',
    summary: null,
    dataUrl: `/api/observations/${id}/data`,
    ...more,
  };
}

export function aFlow(more: Partial<Flow> = {}): Flow {
  const { funnel: _, ...fields } = aListedFlow();
  const steps = more.steps ?? [];
  return {
    ...fields,
    stepCount: steps.length,
    trace: null,
    mark: null,
    attempts: null,
    notes: [],
    steps,
    ...more,
  };
}

export function aListedFlow(more: Partial<FlowListItem> = {}): FlowListItem {
  return {
    id: 'f1',
    name: 'film_of_the_night',
    key: null,
    status: 'completed',
    reason: null,
    createdAt: START,
    finishedAt: '2026-01-05T10:00:02.150Z',
    receivedAt: START,
    stepCount: 0,
    observationCount: 0,
    attributes: null,
    unknown: [],
    funnel: [],
    ...more,
  };
}
