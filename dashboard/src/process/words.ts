import type { Looked, Quantiles } from '../api/processes';
import { count, counted } from '../design/format';

/** "price", "price @2" for its second occurrence in a run. */
export function stepWords({ step, version }: { step: string | null; version: number | null }): string {
  if (step === null) return 'the whole run';
  return version === null || version === 1 ? step : `${step} @${version}`;
}

/** About which runs something is said. */
export function lookedWords({ runs, all }: Looked): string {
  return all
    ? `All ${counted(runs, 'run')}.`
    : `The newest ${counted(runs, 'run')}; older ones were left out.`;
}

/** The median, and between what eight of ten runs lie. */
export function spread(quantiles: Quantiles | null, words: (value: number) => string = round): Spread | null {
  if (quantiles === null) return null;
  const { p10, p50, p90 } = quantiles;
  return {
    median: words(p50),
    range: p10 === p90 ? null : `${words(p10)} to ${words(p90)}`,
  };
}

export interface Spread {
  median: string;
  /** Null where the runs agree. */
  range: string | null;
}

function round(value: number): string {
  return count(Math.round(value * 10) / 10);
}

/** A p-value as people write it. */
export function significance(p: number): string {
  if (p < 0.0001) return 'p < 0.0001';
  return `p = ${Number(p.toPrecision(2))}`;
}
