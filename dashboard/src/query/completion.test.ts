import { expect, test } from 'vitest';
import { completed, moved } from './completion';

test('a completion takes the place of what was begun', () => {
  const draft = { text: 'step{drop} last:7d', at: 9 };
  expect(completed(draft, { from: 5, to: 9 }, 'drop_ratio')).toEqual({
    text: 'step{drop_ratio} last:7d',
    at: 15,
  });
});

test('arrows go round, past none', () => {
  expect([moved(-1, 1, 3), moved(0, 1, 3), moved(2, 1, 3)]).toEqual([0, 1, -1]);
  expect([moved(-1, -1, 3), moved(0, -1, 3)]).toEqual([2, -1]);
});
