import { expect, test } from 'vitest';
import type { Status } from '../api/types';
import { aStep } from '../testing/flows';
import { timelineOf, tookMillis, whenWords } from './timing';

function iso(second: number): string {
  return new Date(second * 1000).toISOString();
}

function timed(name: string, from: number, to: number | null, status: Status = 'completed') {
  return aStep(name, { startedAt: iso(from), finishedAt: to === null ? null : iso(to), status });
}

test('a finished step took the time from start to end', () => {
  expect(tookMillis(timed('a', 1, 3), 0)).toBe(2_000);
});

test('a running step has taken the time until now', () => {
  expect(tookMillis(timed('a', 1, null, 'running'), 5_000)).toBe(4_000);
});

test('an abandoned step took nobody knows how long', () => {
  expect(tookMillis(timed('a', 1, null, 'abandoned'), 5_000)).toBeUndefined();
});

test('a step that never started took no time', () => {
  expect(tookMillis(aStep('a', { status: 'pending' }), 5_000)).toBeUndefined();
});

test('bars share the time that all steps span', () => {
  const { bars, spanMillis } = timelineOf([timed('a', 10, 12), timed('b', 11, 14)], 0);
  expect(spanMillis).toBe(4_000);
  expect(bars.get('b-1')).toEqual({ start: 0.25, length: 0.75 });
});

test('a step without times has no bar', () => {
  expect(timelineOf([aStep('a')], 0).bars.size).toBe(0);
});

test('a step says when it began within its flow', () => {
  const steps = [timed('a', 10, 12), timed('b', 11, 14)] as const;
  expect(whenWords(steps[1], timelineOf(steps, 0), 0)).toBe('starts after 1 s, takes 3 s');
});
