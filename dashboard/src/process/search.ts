import { oneOf, text } from '../page/search';
import { RANGE_NAMES, type RangeName, rangeStart } from '../page/range';
import type { ProcessQuery } from '../api/paths';

export const TABS = ['funnel', 'determinism', 'variants', 'contrast', 'drift', 'fields', 'watches'] as const;

export type Tab = (typeof TABS)[number];

export const TAB_WORDS: Record<Tab, string> = {
  funnel: 'Funnel',
  determinism: 'Determinism',
  variants: 'Variants',
  contrast: 'Bad runs',
  drift: 'Drift',
  fields: 'Fields',
  watches: 'Watches',
};

/** What the address of a process says. */
export interface ProcessSearch {
  /** The funnel where it is absent. */
  tab?: Tab | undefined;
  /** A stretch of time that ends now; all runs where it is absent. */
  last?: RangeName | undefined;
  /** Which runs are bad: `failed` where it is absent, `marked`, `drop:0.9`, `reason:...`. */
  bad?: string | undefined;
  /** The attribute whose two values drift compares; two periods where it is absent. */
  by?: string | undefined;
  left?: string | undefined;
  right?: string | undefined;
}

/** Names every field, also the absent ones: the router lets through what a reading does not name. */
export function readProcessSearch(raw: Record<string, unknown>): ProcessSearch {
  return {
    tab: oneOf(TABS, raw.tab),
    last: oneOf(RANGE_NAMES, raw.last),
    bad: text(raw.bad),
    by: text(raw.by),
    left: text(raw.left),
    right: text(raw.right),
  };
}

/** The stretch of time as the server takes it, at a moment. */
export function period({ last }: ProcessSearch, now: number): ProcessQuery {
  return last === undefined ? {} : { from: rangeStart(last, now) };
}
