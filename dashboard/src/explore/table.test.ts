import { expect, test } from 'vitest';
import type { ExploreTable } from '../api/explore';
import { chartsOf, nextSort, rowsOf, sortedBy, timePlace } from './table';

function answer(names: string[], ...rows: (string | number | null)[][]): ExploreTable {
  return {
    of: 'flows',
    columns: names.map((name) => ({ name, type: 'text' })),
    rows: rows.map((values) => ({ values, query: `q${values[0]}` })),
    truncated: false,
    tookMillis: 1,
    index: null,
  };
}

test('a value is as long as its share of the greatest in its column', () => {
  const rows = rowsOf(answer(['rule', 'count', 'avg(score)'], ['a', 8, 0.5], ['b', 2, null]), 1);
  expect(rows.map(({ measures }) => measures.map(({ share }) => share))).toEqual([
    [1, 1],
    [0.25, undefined],
  ]);
  expect(rows[1]?.groups[0]?.value).toBe('b');
});

test('time that passes without anything leaves a gap', () => {
  const groups = ['hour'];
  const table = answer(['hour', 'count'], ['2026-01-05T10:00:00Z', 4], ['2026-01-05T13:00:00Z', 2]);
  const [chart] = chartsOf(rowsOf(table, 1), groups);
  expect(chart?.bars.map(({ left, width, height }) => [left, width, height])).toEqual([
    [0, 0.25, 1],
    [0.75, 0.25, 0.5],
  ]);
});

test('another group beside the time gets a chart for each of its values', () => {
  const groups = ['status', 'day'];
  const table = answer(
    ['status', 'day', 'count'],
    ['failed', '2026-01-05T00:00:00Z', 1],
    ['completed', '2026-01-05T00:00:00Z', 5],
    ['failed', '2026-01-06T00:00:00Z', 2],
  );
  const charts = chartsOf(rowsOf(table, 2), groups);
  expect(charts.map(({ series, bars }) => [series[0]?.value, bars.length])).toEqual([
    ['failed', 2],
    ['completed', 1],
  ]);
});

test('without a time there is no chart over time', () => {
  expect(timePlace(['rule'])).toBe(-1);
  expect(chartsOf(rowsOf(answer(['rule', 'count'], ['a', 1]), 1), ['rule'])).toEqual([]);
});

test('a column is ordered by the most first, then by the least', () => {
  expect(nextSort(undefined, 'count')).toBe('-count');
  expect(nextSort('-count', 'count')).toBe('count');
  expect(nextSort('count', 'count')).toBe('-count');
  expect(sortedBy('-count', 'count')).toBe('descending');
  expect(sortedBy('-count', 'share')).toBeUndefined();
});
