import { expect, test } from 'vitest';
import { lookedWords, significance, spread, stepWords } from './words';

test('the second occurrence of a step is told from its first', () => {
  expect(stepWords({ step: 'price', version: 1 })).toBe('price');
  expect(stepWords({ step: 'price', version: 2 })).toBe('price @2');
});

test('runs that were left out are said to be', () => {
  expect(lookedWords({ runs: 1, all: true, from: null, to: null })).toBe('All 1 run.');
  expect(lookedWords({ runs: 2000, all: false, from: null, to: null })).toBe(
    'The newest 2,000 runs; older ones were left out.',
  );
});

test('a spread is the median and what eight of ten runs lie between', () => {
  expect(spread({ runs: 9, p10: 1, p50: 2.44, p90: 30 })).toEqual({ median: '2.4', range: '1 to 30' });
});

test('where all runs agree no range is shown', () => {
  expect(spread({ runs: 9, p10: 5, p50: 5, p90: 5 })).toEqual({ median: '5', range: null });
});

test.each([
  [1e-60, 'p < 0.0001'],
  [0.0312, 'p = 0.031'],
  [1, 'p = 1'],
])('a probability of %s reads as %s', (p, words) => {
  expect(significance(p)).toBe(words);
});
