import { expect, test } from 'vitest';
import { exported, FORMATS } from './exports';

test('a list is taken away from its first row on, as far as the format goes', () => {
  const limits = FORMATS.map((format) => exported({ query: 'last:7d', cursor: 'c' }, format));
  expect(limits.map((question) => [question?.limit, question?.cursor])).toEqual([
    [100_000, undefined],
    [1_000, undefined],
  ]);
});

test('groups are taken away beyond those that the page shows', () => {
  expect(FORMATS.map((format) => exported({ group: 'rule' }, format)?.limit)).toEqual([10_000, 10_000]);
});
