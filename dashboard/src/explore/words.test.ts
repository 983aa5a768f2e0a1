import { expect, test } from 'vitest';
import { groupValue, measured, measureWords } from './words';

test('measures are told in words', () => {
  expect(measureWords('avg(drop_ratio)')).toBe('average drop ratio');
  expect(measureWords('p95(duration)')).toBe('p95 duration');
  expect(measureWords('distinct(id)')).toBe('distinct ids');
  expect(measureWords('count')).toBe('count');
});

test('values are written in the unit of their field', () => {
  expect(measured('share', 0.125)).toBe('12.5%');
  expect(measured('max(drop_ratio)', 0.97)).toBe('97%');
  expect(measured('p95(duration)', 2_150)).toBe('2.15 s');
  expect(measured('count', 12_345)).toBe('12,345');
  expect(measured('avg(score)', 0.123456)).toBe('0.1235');
  expect(measured('avg(score)', null)).toBe('');
});

test('a day is the one of UTC, wherever the reader is', () => {
  expect(groupValue('day', '2026-11-26T00:00:00Z')).toBe('Nov 26, 2026');
});

test('a group without a value says so', () => {
  expect(groupValue('rule', null)).toBe('none');
  expect(groupValue('rule', 'min_rating')).toBe('min_rating');
});
