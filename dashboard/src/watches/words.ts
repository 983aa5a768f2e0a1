import type { Watch, WatchDelivery } from '../api/watches';
import { count, counted, duration, percent } from '../design/format';

/** "fires when more than 5% of the runs within 1 h fit" */
export function conditionWords({ measure, comparison, threshold, windowSeconds }: Watch): string {
  const than = comparison === 'above' ? 'more than' : 'fewer than';
  const what = measure === 'share' ? `${percent(threshold)} of the runs` : counted(threshold, 'run');
  return `fires when ${than} ${what} within ${duration(windowSeconds * 1_000)} fit`;
}

/** "12% of 100 runs", or that nothing can be said. */
export function valueWords({ measure, value, hits, runs, minRuns }: Watch): string {
  if (hits === null || runs === null) return 'not evaluated yet';
  if (measure === 'count') return counted(hits, 'run');
  if (value === null) return `${counted(runs, 'run')}, fewer than ${count(Math.max(1, minRuns))}`;
  return `${percent(value)} of ${counted(runs, 'run')}`;
}

const EVENTS: Record<WatchDelivery['event'], string> = {
  firing: 'that it fires',
  resolved: 'that it is over',
  test: 'a test',
};

/** What became of the last event. */
export function deliveryWords({ event, status, attempts, error }: WatchDelivery): string {
  const what = EVENTS[event];
  if (status === 'delivered') return `told ${what}`;
  const why = error === null ? '' : `: ${error}`;
  if (status === 'failed') return `not told ${what}${why}`;
  return attempts === 0
    ? `about to be told ${what}`
    : `${counted(attempts, 'try', 'tries')} to tell ${what}${why}`;
}

const WINDOW_SECONDS = [300, 900, 3_600, 21_600, 86_400, 604_800];

/** The windows that are offered, and the one that is there already. */
export function windowsWith(seconds: number): { seconds: number; words: string }[] {
  return [...new Set([...WINDOW_SECONDS, seconds])]
    .toSorted((a, b) => a - b)
    .map((each) => ({ seconds: each, words: duration(each * 1_000) }));
}
