import { expect, test } from 'vitest';
import { sidesOf } from './sides';

const NOW = Date.parse('2026-01-05T10:00:00.000Z');

test('the chosen period stands beside the one before it', () => {
  expect(sidesOf({ last: '1h' }, NOW)).toEqual({
    leftFrom: '2026-01-05T08:00:00.000Z',
    leftTo: '2026-01-05T09:00:00.000Z',
    rightFrom: '2026-01-05T09:00:00.000Z',
  });
});

test('without a period the last day stands beside the day before', () => {
  expect(sidesOf({}, NOW).rightFrom).toBe('2026-01-04T10:00:00.000Z');
});

test('an attribute replaces the periods', () => {
  expect(sidesOf({ by: 'model', left: 'm-1', right: 'm-2' }, NOW)).toEqual({
    attribute: 'model',
    left: 'm-1',
    right: 'm-2',
    from: undefined,
  });
});
