import type { Subject } from '../api/explore';

/** What the page offers to group by, besides any attribute of the flow. */
export const GROUPS: Record<Subject, readonly string[]> = {
  flows: ['process', 'status', 'reason', 'mark', 'minute', 'hour', 'day'],
  steps: ['process', 'step', 'kind', 'status', 'reason', 'version', 'config', 'minute', 'hour', 'day'],
  candidates: [
    'process',
    'step',
    'kind',
    'passed',
    'rule',
    'reason',
    'status',
    'mark',
    'minute',
    'hour',
    'day',
  ],
};

export const MEASURES: Record<Subject, readonly string[]> = {
  flows: ['count', 'share', 'p50(duration)', 'p95(duration)', 'max(duration)', 'avg(steps)'],
  steps: ['count', 'share', 'avg(drop_ratio)', 'p50(drop_ratio)', 'p95(duration)', 'avg(in)', 'avg(out)'],
  candidates: ['count', 'share', 'distinct(id)', 'avg(score)', 'max(score)', 'avg(rank)'],
};

/** Orders of a list beside that of time, as the server takes them. */
export const ORDERS: Record<Subject, readonly [order: string, words: string][]> = {
  flows: [
    ['-duration', 'longest first'],
    ['-steps', 'most steps first'],
  ],
  steps: [
    ['-drop_ratio', 'greatest drop first'],
    ['-duration', 'longest first'],
    ['-in', 'most candidates first'],
  ],
  candidates: [['-score', 'greatest score first']],
};

export const ATTRIBUTE = 'attr.';

/** The groups with one of them replaced; none where the replacement is empty. */
export function regrouped(groups: readonly string[], place: number, group: string): string[] {
  const next = [...groups];
  next[place] = group;
  return [...new Set(next.filter((each) => each !== ''))];
}

/** The measures with one of them more, or less, in the order of the choice; at least one stays. */
export function toggled(chosen: readonly string[], measure: string, order: readonly string[]): string[] {
  if (!chosen.includes(measure)) {
    const all = [...chosen, measure];
    return [...order.filter((each) => all.includes(each)), ...all.filter((each) => !order.includes(each))];
  }
  const left = chosen.filter((each) => each !== measure);
  return left.length === 0 ? [...chosen] : left;
}
