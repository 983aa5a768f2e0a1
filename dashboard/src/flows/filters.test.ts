import { expect, test } from 'vitest';
import { activeFilters, readFlowsSearch, toQuery } from './filters';

test('an address without filters asks for the first page', () => {
  expect(toQuery(readFlowsSearch({}))).toEqual({ page: 1, limit: 50 });
});

test('a process of the address is a name for the server', () => {
  expect(toQuery(readFlowsSearch({ process: 'rank', page: '3' }))).toEqual({
    name: 'rank',
    page: 3,
    limit: 50,
  });
});

test('a status that does not exist is not asked for', () => {
  expect(readFlowsSearch({ status: 'done' })).toEqual({});
});

test('filters in force are told in words', () => {
  expect(activeFilters({ status: 'failed', q: 'heist' })).toEqual([
    { name: 'status', words: 'status: failed' },
    { name: 'q', words: 'text: heist' },
  ]);
});
