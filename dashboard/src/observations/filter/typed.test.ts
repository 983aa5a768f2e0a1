import { expect, it } from 'vitest';
import { formatToken } from '../tokens/tokens';
import { readTyped } from './typed';

const COLUMNS = [
  { path: 'price', type: 'number' as const },
  { path: 'price_old', type: 'number' as const },
  { path: 'passed', type: 'boolean' as const },
  { path: 'Major Genre', type: 'string' as const },
  { path: String.raw`a\.b`, type: 'string' as const },
];

it.each([
  ['price=15', 'price.eq.15'],
  ['price != 15', 'price.ne.15'],
  ['Price >= 15.5', 'price.gte.15.5'],
  ['price>15', 'price.gt.15'],
  ['price ≤ -3', 'price.lte.-3'],
  ['price < 3', 'price.lt.3'],
  ['price = 15..60', 'price.between.15..60'],
  ['price_old = 1', 'price_old.eq.1'],
  ['passed = FALSE', 'passed.is.false'],
  ['price = missing', 'price.is.missing'],
  ['major genre = Action', 'Major Genre.eq.Action'],
  ['Major Genre = "missing"', 'Major Genre.eq.missing'],
  ['major genre ~ act', 'Major Genre.contains.act'],
  ['major genre !~ act', 'Major Genre.excludes.act'],
  ['a.b = =x', String.raw`a\.b.eq.=x`],
  ['price.gte.15', 'price.gte.15'],
])('%s is the filter %s', (text, token) => {
  const read = readTyped(text, COLUMNS);
  expect(read && formatToken(read)).toBe(token);
});

it.each(['price', 'price 15', 'price >', 'pricey > 3', 'a = b', '= 3', ''])('%s is a text', (text) => {
  expect(readTyped(text, COLUMNS)).toBeNull();
});
