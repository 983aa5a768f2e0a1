import type { ObservationMeta, ObservationRole, Step } from '../api/types';
import { biggestDrop, type Stage } from '../funnel/stages';

interface Named {
  id: string;
  name: string;
  version: number;
}

/** How an address names a step or an observation: readable where that is unique, else by id. */
export function tokenOf(item: Named, among: readonly Named[]): string {
  const twins = among.filter((other) => other.name === item.name && other.version === item.version);
  return twins.length === 1 ? readable(item) : item.id;
}

export function findByToken<T extends Named>(items: readonly T[], token: string | undefined): T | undefined {
  return items.find((item) => readable(item) === token) ?? items.find((item) => item.id === token);
}

function readable({ name, version }: Named): string {
  return version === 1 ? name : `${name}@${version}`;
}

/** What the reader most likely came for: what failed, else where most candidates left, else the end. */
export function firstStep(
  steps: readonly Step[],
  stages: readonly (Stage & { id: string })[],
): Step | undefined {
  const drop = biggestDrop(stages);
  return (
    steps.findLast((step) => step.status === 'failed' && !hasNewerVersion(step, steps)) ??
    steps.find((step) => step.id === drop?.id) ??
    steps.at(-1)
  );
}

function hasNewerVersion(step: Step, steps: readonly Step[]): boolean {
  return steps.some((other) => other.name === step.name && other.version > step.version);
}

const TELLING: readonly ObservationRole[] = ['candidates', 'output', 'input'];

/** The observation that tells most about a step, in its newest version. */
export function firstObservation(step: Step): ObservationMeta | undefined {
  const role = TELLING.find((telling) => step.observations.some((each) => each.role === telling));
  return step.observations.findLast((each) => each.role === role) ?? step.observations[0];
}

/** All versions of one name, oldest first. */
export function versionsOf<T extends Named>(item: T, among: readonly T[]): T[] {
  return among.filter((other) => other.name === item.name).toSorted((a, b) => a.version - b.version);
}
