import { describe, expect, test } from 'vitest';
import { ignoredParameters, oneOf, parseSearch, positive, stringifySearch } from './search';

describe('the address', () => {
  test('keeps a number-like text a text', () => {
    expect(parseSearch('?q=15')).toEqual({ q: '15' });
  });

  test('comes back as it was written', () => {
    const search = { q: 'a&b=ü', page: '2' };
    expect(parseSearch(stringifySearch(search))).toEqual(search);
  });

  test('leaves out what is absent or empty', () => {
    expect(stringifySearch({ q: '', status: undefined })).toBe('');
  });
});

describe('ignored parameters', () => {
  test('are those that the page does not know', () => {
    expect(ignoredParameters('?q=x&colour=red', { q: 'x' })).toEqual(['colour=red']);
  });

  test('are those whose value means nothing', () => {
    expect(ignoredParameters('?page=last', {})).toEqual(['page=last']);
  });

  test('are none when everything was understood', () => {
    expect(ignoredParameters('?page=2&q=x', { page: 2, q: 'x' })).toEqual([]);
  });
});

test('a page number is a whole number from one up', () => {
  expect(['1', 2, '0', '-3', '1.5', 'x', ''].map(positive)).toEqual([
    1,
    2,
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

test('a word that is not on the list is nothing', () => {
  expect(oneOf(['table', 'json'], 'chart')).toBeUndefined();
});
