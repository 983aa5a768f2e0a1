import type { Subject, Value } from '../api/explore';
import { count, duration, percent } from '../design/format';

export const SUBJECT_WORDS: Record<Subject, [one: string, many: string]> = {
  flows: ['flow', 'flows'],
  steps: ['step', 'steps'],
  candidates: ['candidate', 'candidates'],
};

const AGGREGATES: Record<string, string> = {
  avg: 'average',
  min: 'least',
  max: 'greatest',
  p50: 'median',
  distinct: 'distinct',
};

const FIELDS: Record<string, string> = {
  drop_ratio: 'drop ratio',
  in: 'candidates in',
  out: 'candidates out',
  id: 'ids',
};

/** `avg(drop_ratio)` is "average drop ratio"; what is not known stays as it is. */
export function measureWords(measure: string): string {
  const { aggregate, field } = partsOf(measure);
  if (field === '') return aggregate;
  const how = AGGREGATES[aggregate] ?? aggregate;
  return `${how} ${FIELDS[field] ?? field}`;
}

function partsOf(measure: string): { aggregate: string; field: string } {
  const [, aggregate = measure, field = ''] = /^(\w+)\((.+)\)$/.exec(measure) ?? [];
  return { aggregate, field };
}

/** A measured value as people read it; empty where nobody recorded anything. */
export function measured(measure: string, value: Value): string {
  if (typeof value !== 'number') return value === null ? '' : String(value);
  const { aggregate, field } = partsOf(measure);
  if (measure === 'share' || (field === 'drop_ratio' && aggregate !== 'distinct')) return percent(value);
  if (field === 'duration' && aggregate !== 'distinct') return duration(value);
  return Number.isInteger(value) ? count(value) : String(Number(value.toPrecision(4)));
}

const TIMES: Record<string, Intl.DateTimeFormatOptions> = {
  minute: { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  hour: { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  day: { year: 'numeric', month: 'short', day: 'numeric', timeZone: 'UTC' },
};

/** Which of several a row stands for, in words. Days are those of UTC, as the server cuts them. */
export function groupValue(group: string, value: Value): string {
  if (value === null || value === '') return 'none';
  const format = TIMES[group];
  if (format === undefined) return String(value);
  return new Intl.DateTimeFormat('en', format).format(new Date(String(value)));
}
