import type { ObservationMeta } from '../api/types';

/** An observation in both flows, or in one of them. */
export interface ObservationPair {
  name: string;
  left: ObservationMeta | undefined;
  right: ObservationMeta | undefined;
}

/** Observations of one step beside each other, by name and version. */
export function pairsOf(
  left: readonly ObservationMeta[],
  right: readonly ObservationMeta[],
): ObservationPair[] {
  const names = new Set([...left, ...right].map(nameOf));
  return [...names].map((name) => ({
    name,
    left: left.find((observation) => nameOf(observation) === name),
    right: right.find((observation) => nameOf(observation) === name),
  }));
}

function nameOf({ name, version }: ObservationMeta): string {
  return version === 1 ? name : `${name} @${version}`;
}
