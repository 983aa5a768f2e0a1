import { expect, test } from 'vitest';
import { mapOf } from './transitions';

function transition(from: string | null, to: string | null, count: number) {
  return { from, to, count, runs: count };
}

test('steps stand in the order in which runs come to them, the most frequent way first', () => {
  const rows = mapOf([
    transition('search', 'rank', 10),
    transition('search', 'filter', 90),
    transition(null, 'search', 100),
    transition('filter', 'rank', 90),
    transition('rank', null, 100),
  ]);
  expect(rows.map(({ step }) => step)).toEqual([null, 'search', 'filter', 'rank']);
  expect(rows[1]?.next).toEqual([
    { to: 'filter', count: 90, share: 0.9 },
    { to: 'rank', count: 10, share: 0.1 },
  ]);
});

test('a step that repeats itself is drawn once and leads to itself', () => {
  const rows = mapOf([transition(null, 'try', 1), transition('try', 'try', 3), transition('try', null, 1)]);
  expect(rows.map(({ step }) => step)).toEqual([null, 'try']);
  expect(rows[1]?.next[0]).toEqual({ to: 'try', count: 3, share: 0.75 });
});
