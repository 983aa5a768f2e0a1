/** Numbers, sizes and times as people read them. The interface is English, so are its formats. */

const LOCALE = 'en';
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/* Each costs milliseconds to make, so none is made before it is used. */
const counts = once(() => new Intl.NumberFormat(LOCALE));
const percents = once(() => new Intl.NumberFormat(LOCALE, { style: 'percent', maximumFractionDigits: 1 }));
const rounded = once(() => new Intl.NumberFormat(LOCALE, { maximumSignificantDigits: 3 }));
const ago = once(() => new Intl.RelativeTimeFormat(LOCALE, { numeric: 'auto', style: 'narrow' }));
const exactTime = once(
  () =>
    new Intl.DateTimeFormat(LOCALE, {
      year: 'numeric',
      month: 'short',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      fractionalSecondDigits: 3,
      hourCycle: 'h23',
      timeZoneName: 'short',
    }),
);

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

/** The name of a flow or a step, which may come after other news of it. */
export function named(name: string): string {
  return name === '' ? 'name not told yet' : name;
}

export function count(value: number): string {
  return counts().format(value);
}

/** "1 step", "3,201 steps". */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

/** A share of 0..1; what is neither nothing nor all is never rounded to 0 % or 100 %. */
export function percent(share: number): string {
  if (share > 0 && share < 0.001) return '<0.1%';
  if (share < 1 && share > 0.999) return '>99.9%';
  return percents().format(share);
}

/** Sizes in powers of 1024, as the server's limits count them. */
export function bytes(size: number): string {
  const units = ['B', 'KB', 'MB', 'GB'];
  let value = size;
  let unit = 0;
  while (value >= 1_024 && unit < units.length - 1) {
    value /= 1_024;
    unit += 1;
  }
  return `${rounded().format(value)} ${units[unit]}`;
}

/** Two units at most: "<1 ms", "850 ms", "2.15 s", "3 min 20 s", "2 h 5 min", "4 d 3 h". */
export function duration(milliseconds: number): string {
  if (milliseconds < 1) return '<1 ms';
  if (milliseconds < SECOND) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < MINUTE) return `${rounded().format(milliseconds / SECOND)} s`;
  if (milliseconds < HOUR) return pair(milliseconds, MINUTE, 'min', SECOND, 's');
  if (milliseconds < DAY) return pair(milliseconds, HOUR, 'h', MINUTE, 'min');
  return pair(milliseconds, DAY, 'd', HOUR, 'h');
}

function pair(total: number, big: number, bigName: string, small: number, smallName: string): string {
  const bigs = Math.floor(total / big);
  const smalls = Math.floor((total % big) / small);
  return smalls === 0 ? `${bigs} ${bigName}` : `${bigs} ${bigName} ${smalls} ${smallName}`;
}

/** "now", "40s ago", "3h ago"; a clock that runs ahead of ours counts as now. */
export function relative(iso: string, now: number): string {
  const passed = now - Date.parse(iso);
  if (passed < 5 * SECOND) return 'now';
  if (passed < MINUTE) return ago().format(-Math.floor(passed / SECOND), 'second');
  if (passed < HOUR) return ago().format(-Math.floor(passed / MINUTE), 'minute');
  if (passed < DAY) return ago().format(-Math.floor(passed / HOUR), 'hour');
  return ago().format(-Math.floor(passed / DAY), 'day');
}

/** To the millisecond, in the reader's time zone, which is named. */
export function exact(iso: string): string {
  return exactTime().format(new Date(iso));
}

/** Milliseconds between two instants, or undefined when one is unknown. */
export function elapsed(from: string | null, to: string | null): number | undefined {
  if (from === null || to === null) return undefined;
  return Math.max(0, Date.parse(to) - Date.parse(from));
}
