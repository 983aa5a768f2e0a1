import { expect, test } from 'vitest';
import { measuresOf, questionOf, readExploreSearch, written } from './search';

test('an address that says nothing asks nothing', () => {
  expect(questionOf(readExploreSearch({ of: 'moods' }))).toBeUndefined();
});

test('a query alone asks for a list of flows', () => {
  expect(questionOf({ query: 'status:failed' })).toEqual({
    query: 'status:failed',
    of: 'flows',
    limit: 100,
  });
});

test('groups make a table, which has no pages', () => {
  const question = questionOf({ of: 'steps', group: 'process,hour', cursor: 'x' });
  expect(question).toMatchObject({ query: '', group: ['process', 'hour'], measures: ['count'] });
  expect(question?.cursor).toBeUndefined();
});

test('measures are written as the address has them, and counting needs no word', () => {
  expect(written(['count', 'avg(drop_ratio)'])).toBe('count,avg(drop_ratio)');
  expect(written(['count'])).toBeUndefined();
  expect(measuresOf({ measures: 'share,p95(duration)' })).toEqual(['share', 'p95(duration)']);
});
