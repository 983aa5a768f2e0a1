import type { DecisiveValue } from '../../api/insight';

/** A threshold as it is tried: one number, or both ends of a range. */
export type Threshold = number | readonly [low: number, high: number];

/** What another threshold would change, exactly, among the candidates that the rule alone decides about. */
export interface Effect {
  passing: number;
  more: DecisiveValue[];
  fewer: DecisiveValue[];
}

type Comparison = (actual: number, threshold: Threshold) => boolean;

const single = (compare: (actual: number, threshold: number) => boolean): Comparison => {
  return (actual, threshold) => typeof threshold === 'number' && compare(actual, threshold);
};

const COMPARISONS: Record<string, Comparison> = {
  '<': single((actual, most) => actual < most),
  '<=': single((actual, most) => actual <= most),
  '>': single((actual, least) => actual > least),
  '>=': single((actual, least) => actual >= least),
  '=': single((actual, wanted) => actual === wanted),
  '!=': single((actual, unwanted) => actual !== unwanted),
  between: (actual, range) => typeof range !== 'number' && range[0] <= actual && actual <= range[1],
};

/** Whether a rule with this comparison can be tried with another threshold. */
export function canBeTried(operator: string | null): operator is string {
  return operator !== null && operator in COMPARISONS;
}

/** @param operator one that {@link canBeTried} */
export function effectOf(values: readonly DecisiveValue[], operator: string, threshold: Threshold): Effect {
  const passes = COMPARISONS[operator];
  if (passes === undefined) throw new Error(`No comparison ${operator}`);
  const passing = values.filter(({ actual }) => passes(actual, threshold));
  const kept = new Set(passing);
  return {
    passing: passing.length,
    more: passing.filter((value) => !value.passes),
    fewer: values.filter((value) => value.passes && !kept.has(value)),
  };
}
