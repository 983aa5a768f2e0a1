import { expect, test } from 'vitest';
import { canBeTried, effectOf } from './whatIf';

const RATINGS = [
  { id: 'a', actual: 3.5, passes: false },
  { id: 'b', actual: 4.3, passes: false },
  { id: 'c', actual: 4.5, passes: true },
  { id: 'd', actual: 4.9, passes: true },
];

test('a lower bar lets in those between it and the old one', () => {
  const { passing, more, fewer } = effectOf(RATINGS, '>=', 4.3);
  expect(passing).toBe(3);
  expect(more.map(({ id }) => id)).toEqual(['b']);
  expect(fewer).toEqual([]);
});

test('a higher bar drops those that had just passed', () => {
  const { passing, more, fewer } = effectOf(RATINGS, '>', 4.5);
  expect(passing).toBe(1);
  expect(more).toEqual([]);
  expect(fewer.map(({ id }) => id)).toEqual(['c']);
});

test('the recorded bar changes nobody', () => {
  const { more, fewer } = effectOf(RATINGS, '>=', 4.5);
  expect([...more, ...fewer]).toEqual([]);
});

test('a range takes both of its ends in', () => {
  const { more, fewer } = effectOf(RATINGS, 'between', [3.5, 4.5]);
  expect(more.map(({ id }) => id)).toEqual(['a', 'b']);
  expect(fewer.map(({ id }) => id)).toEqual(['d']);
});

test('a comparison that nobody knows cannot be tried', () => {
  expect(canBeTried('smells like')).toBe(false);
  expect(canBeTried(null)).toBe(false);
  expect(canBeTried('<=')).toBe(true);
});
