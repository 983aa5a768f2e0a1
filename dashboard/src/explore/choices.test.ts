import { expect, test } from 'vitest';
import { regrouped, toggled } from './choices';

test('a group is replaced, added and removed', () => {
  expect(regrouped(['process'], 0, 'rule')).toEqual(['rule']);
  expect(regrouped(['process'], 1, 'day')).toEqual(['process', 'day']);
  expect(regrouped(['process', 'day'], 0, '')).toEqual(['day']);
});

test('nothing is grouped twice by the same', () => {
  expect(regrouped(['process'], 1, 'process')).toEqual(['process']);
});

test('measures stand in the order of the choice, those from elsewhere last', () => {
  expect(toggled(['share', 'p99(duration)'], 'count', ['count', 'share'])).toEqual([
    'count',
    'share',
    'p99(duration)',
  ]);
});

test('the last measure stays', () => {
  expect(toggled(['count', 'share'], 'share', [])).toEqual(['count']);
  expect(toggled(['count'], 'count', [])).toEqual(['count']);
});
