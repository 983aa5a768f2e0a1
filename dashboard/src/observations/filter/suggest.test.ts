import { describe, expect, it } from 'vitest';
import type { Known } from './suggest';
import { suggest } from './suggest';
import { inWords } from './words';

const KNOWN: Known = {
  columns: [
    { path: 'metrics', type: 'string' },
    { path: 'metrics.price', type: 'number' },
    { path: 'passed', type: 'boolean' },
    { path: String.raw`odd\.key`, type: 'string' },
  ],
  facets: [
    {
      path: String.raw`odd\.key`,
      type: 'string',
      distinct: 2,
      missing: 0,
      top: [
        { value: 'Red', count: 7 },
        { value: 'blue', count: 1 },
      ],
    },
  ],
};

function texts(typed: string): string[] {
  return suggest(typed, KNOWN).map(({ text }) => text);
}

describe('suggestions', () => {
  it('begin with paths, found anywhere in their name', () => {
    expect(texts('')).toHaveLength(4);
    expect(texts('PRI')).toEqual(['metrics.price.']);
  });

  it('go on with the operators that fit the column', () => {
    expect(texts('passed.')).toEqual(['passed.is.']);
    expect(texts('metrics.price.g')).toEqual(['metrics.price.gte.', 'metrics.price.gt.']);
  });

  it('end with values', () => {
    expect(texts('passed.is.')).toEqual([
      'passed.is.true',
      'passed.is.false',
      'passed.is.missing',
      'passed.is.present',
    ]);
    expect(texts(String.raw`odd\.key.eq.r`)).toEqual([String.raw`odd\.key.eq.Red`]);
  });

  it('prefer the longer of two paths that begin alike', () => {
    expect(texts('metrics.pr')).toEqual(['metrics.price.']);
    expect(texts('metrics.contains.')).toEqual([]);
    expect(texts('metrics.i')).toEqual(['metrics.is.']);
  });

  it('are complete only when a value was chosen', () => {
    expect(suggest('passed.is.tr', KNOWN)[0]).toMatchObject({ complete: true, label: 'true' });
    expect(suggest('pass', KNOWN)[0]).toMatchObject({ complete: false, label: 'passed' });
  });
});

it('filters are said in words', () => {
  expect(inWords({ path: String.raw`a\.b`, operator: 'gte', value: '15' })).toBe('a.b ≥ 15');
  expect(inWords({ path: 'price', operator: 'between', value: '15..60' })).toBe('price between 15 and 60');
});
