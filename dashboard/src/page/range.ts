/** The stretches of time that the list offers by name, in milliseconds. */
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export const RANGES = {
  '15m': 15 * MINUTE,
  '1h': HOUR,
  '24h': DAY,
  '7d': 7 * DAY,
  '30d': 30 * DAY,
} as const;

export type RangeName = keyof typeof RANGES;

export const RANGE_NAMES = Object.keys(RANGES) as RangeName[];

const WORDS: Record<RangeName, string> = {
  '15m': 'last 15 minutes',
  '1h': 'last hour',
  '24h': 'last 24 hours',
  '7d': 'last 7 days',
  '30d': 'last 30 days',
};

export function rangeWords(name: RangeName): string {
  return WORDS[name];
}

/** Where a named stretch begins, at a moment. */
export function rangeStart(name: RangeName, now: number): string {
  return new Date(now - RANGES[name]).toISOString();
}

/** What an instant of the address means, to the millisecond in UTC; undefined when it is none. */
export function instant(written: string | undefined): string | undefined {
  if (written === undefined || !/^\d{4}-\d\d-\d\dT/.test(written)) return undefined;
  const millis = Date.parse(written);
  return Number.isNaN(millis) ? undefined : new Date(millis).toISOString();
}

/** An instant as a `datetime-local` input wants it: the reader's own clock, to the second. */
export function toLocalInput(iso: string | undefined): string {
  if (iso === undefined) return '';
  const date = new Date(iso);
  const shifted = date.getTime() - date.getTimezoneOffset() * MINUTE;
  return new Date(shifted).toISOString().slice(0, 19);
}

export function fromLocalInput(written: string): string | undefined {
  const millis = Date.parse(written);
  return written === '' || Number.isNaN(millis) ? undefined : new Date(millis).toISOString();
}
