import { expect, test } from 'vitest';
import { period, readProcessSearch } from './search';

const NOW = Date.parse('2026-01-05T10:00:00.000Z');

test('a tab or stretch of time that does not exist is no filter', () => {
  const read = readProcessSearch({ tab: 'moods', last: '3y' });
  expect(read.tab).toBeUndefined();
  expect(read.last).toBeUndefined();
});

test('the last hour begins an hour before now', () => {
  expect(period({ last: '1h' }, NOW)).toEqual({ from: '2026-01-05T09:00:00.000Z' });
});

test('without a stretch of time all runs are asked for', () => {
  expect(period({}, NOW)).toEqual({});
});
