import type { QueueStatus } from '../api/types';
import { count, counted } from '../design/format';

const MINUTE_MILLIS = 60_000;

const clock = new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** What was stored in one minute. */
export interface Minute {
  /** When it began, in milliseconds since 1970. */
  at: number;
  done: number;
  /** Of the busiest minute, from 0 to 1. */
  share: number;
  /** It has only begun. */
  open: boolean;
}

export function minutesOf({ timestamp, donePerMinute }: QueueStatus): Minute[] {
  const last = Math.floor(Date.parse(timestamp) / MINUTE_MILLIS) * MINUTE_MILLIS;
  const most = Math.max(1, ...donePerMinute);
  return donePerMinute.map((done, index) => {
    const ago = donePerMinute.length - 1 - index;
    return { at: last - ago * MINUTE_MILLIS, done, share: done / most, open: ago === 0 };
  });
}

export function minuteWords({ at, done, open }: Minute): string {
  return `${counted(done, 'flow')} ${open ? `since ${clock.format(at)}` : `at ${clock.format(at)}`}`;
}

/** "408 stored in 60 min, at most 42 in one". */
export function hourWords(minutes: readonly Minute[]): string {
  const total = minutes.reduce((sum, { done }) => sum + done, 0);
  if (total === 0) return `none stored in ${minutes.length} min`;
  const most = Math.max(...minutes.map(({ done }) => done));
  return `${count(total)} stored in ${minutes.length} min, at most ${count(most)} in one`;
}
