import { expect, it } from 'vitest';
import { childPath, joinPath, splitPath } from './path';

it('splits at dots and takes escaped dots and backslashes literally', () => {
  expect(splitPath(String.raw`metrics.price\.net.a\\b`)).toEqual(['metrics', 'price.net', String.raw`a\b`]);
});

it('joins what it split', () => {
  for (const keys of [['a'], ['a.b', 'c'], ['\\', '.', ''], ['Major Genre']]) {
    expect(splitPath(joinPath(keys))).toEqual(keys);
  }
});

it('descends from the root without a leading dot', () => {
  expect(childPath('', 'a.b')).toBe(String.raw`a\.b`);
  expect(childPath('x', 'y')).toBe('x.y');
});
