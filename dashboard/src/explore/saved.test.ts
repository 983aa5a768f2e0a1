import { expect, test } from 'vitest';
import { isSaved, toSaved, toSearch } from './saved';

const search = { query: 'last:7d', of: 'candidates', group: 'rule,day', measures: 'share' } as const;

test('a question is kept and comes back the same', () => {
  const saved = { name: 'rules', ...toSaved(search) };
  expect(saved).toMatchObject({ group: ['rule', 'day'], measures: ['share'] });
  expect(toSearch(saved)).toEqual({ ...search, sort: undefined });
  expect(isSaved(saved, { ...search })).toBe(true);
});

test('a list has neither groups nor measures', () => {
  expect(toSaved({ query: 'last:7d', measures: 'share' })).toEqual({
    query: 'last:7d',
    of: 'flows',
    group: null,
    measures: null,
    sort: null,
  });
});

test('another question is not the one that was kept', () => {
  expect(isSaved({ name: 'rules', ...toSaved(search) }, { ...search, group: 'rule' })).toBe(false);
});
