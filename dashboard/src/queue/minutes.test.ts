import { expect, test } from 'vitest';
import { aQueue } from '../testing/queue';
import { hourWords, minutesOf, minuteWords } from './minutes';

const minutes = minutesOf(aQueue({ donePerMinute: [0, 40, 10] }));

test('minutes end with the one that has only begun', () => {
  expect(minutes.map(({ at, open }) => [new Date(at).toISOString(), open])).toEqual([
    ['2026-01-05T09:58:00.000Z', false],
    ['2026-01-05T09:59:00.000Z', false],
    ['2026-01-05T10:00:00.000Z', true],
  ]);
});

test('bars are shares of the busiest minute', () => {
  expect(minutes.map(({ share }) => share)).toEqual([0, 1, 0.25]);
});

test('the hour in words', () => {
  expect(hourWords(minutes)).toBe('50 stored in 3 min, at most 40 in one');
  expect(hourWords(minutesOf(aQueue()))).toBe('none stored in 60 min');
  expect(minutes.map(minuteWords)[1]).toMatch(/^40 flows at \d\d:59$/);
});
