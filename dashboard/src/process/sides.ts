import type { ProcessQuery } from '../api/paths';
import { RANGES, type RangeName, rangeStart } from '../page/range';

/** What the address says about the two sides. */
export interface Sides {
  last?: RangeName | undefined;
  by?: string | undefined;
  left?: string | undefined;
  right?: string | undefined;
}

/** Where no period is chosen, today is put beside yesterday. */
const PERIOD: RangeName = '24h';

/**
 * Two values of an attribute, or the chosen period beside the one of the same length before it, as
 * the server takes them.
 */
export function sidesOf({ last, by, left, right }: Sides, now: number): ProcessQuery {
  if (by !== undefined) {
    const from = last === undefined ? undefined : rangeStart(last, now);
    return { attribute: by, left, right, from };
  }
  const length = RANGES[last ?? PERIOD];
  const middle = new Date(now - length).toISOString();
  return {
    leftFrom: new Date(now - 2 * length).toISOString(),
    leftTo: middle,
    rightFrom: middle,
  };
}
