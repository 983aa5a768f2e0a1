import { describe, expect, it } from 'vitest';
import { BIN_COUNT } from '../query/bins';
import { parseFilters } from '../tokens/tokens';
import { binRange, isRangeOf, rangeOf, rangePredicate, roundToStep, shareOf } from './range';

describe('a range', () => {
  it.each([
    ['p.between.1..5', { low: '1', high: '5' }],
    ['p.gte.1', { low: '1', high: '' }],
    ['p.lte.5', { low: '', high: '5' }],
    ['other.gte.1', { low: '', high: '' }],
  ])('is read from %s', (filters, range) => {
    expect(rangeOf('p', parseFilters(filters).predicates)).toEqual(range);
  });

  it('becomes the shortest filter', () => {
    expect(rangePredicate('p', { low: '1', high: '5' })).toEqual({
      path: 'p',
      operator: 'between',
      value: '1..5',
    });
    expect(rangePredicate('p', { low: '-1', high: '' })).toEqual({ path: 'p', operator: 'gte', value: '-1' });
    expect(rangePredicate('p', { low: '', high: '' })).toBeNull();
  });

  it('replaces only filters of its own path that say a range', () => {
    expect(isRangeOf('p', { path: 'p', operator: 'lte', value: '1' })).toBe(true);
    expect(isRangeOf('p', { path: 'p', operator: 'is', value: 'missing' })).toBe(false);
    expect(isRangeOf('p', { path: 'q', operator: 'lte', value: '1' })).toBe(false);
  });
});

describe('bars', () => {
  it('cover the whole span, in either direction of dragging', () => {
    expect(binRange({ min: 0, max: 240 }, 0, BIN_COUNT - 1)).toEqual([0, 240]);
    expect(binRange({ min: 0, max: 240 }, 3, 1)).toEqual([10, 40]);
  });

  it('have ends short enough to read', () => {
    expect(roundToStep(0.123456, { min: 0, max: 1 })).toBe(0.123);
    expect(roundToStep(123456.789, { min: 0, max: 1e7 })).toBe(123457);
  });

  it('keep a selection inside the picture', () => {
    expect(shareOf({ min: 0, max: 10 }, 25)).toBe(1);
    expect(shareOf({ min: 0, max: 10 }, 5)).toBe(0.5);
  });
});
