import { expect, test } from 'vitest';
import { exported } from './exports';

test('a list is taken away from its first row on, as far as the server goes', () => {
  expect(exported({ query: 'last:7d', cursor: 'c' })).toMatchObject({ limit: 100_000, cursor: undefined });
});

test('groups are taken away beyond those that the page shows', () => {
  expect(exported({ group: 'rule' })?.limit).toEqual(10_000);
});
