import { describe, expect, it } from 'vitest';
import { Documents } from '../testing/documents';
import { joinPath } from '../path';
import { formatColumns, parseColumns } from './columns';
import type { Predicate } from './predicate';
import { OPERATORS } from './predicate';
import { formatSort, nextSort, parseSort } from './sort';
import { formatFilters, formatToken, parseFilters, parseToken } from './tokens';

describe('filter tokens', () => {
  it('read as people write them', () => {
    expect(parseFilters('metrics.price.gte.15.5,passed.is.false,reason.contains.below 15')).toEqual({
      predicates: [
        { path: 'metrics.price', operator: 'gte', value: '15.5' },
        { path: 'passed', operator: 'is', value: 'false' },
        { path: 'reason', operator: 'contains', value: 'below 15' },
      ],
      unknown: [],
    });
  });

  it('are written as people read them', () => {
    expect(formatToken({ path: 'price', operator: 'between', value: '15..60' })).toBe('price.between.15..60');
  });

  it('escape dots in keys, commas in values and keys that are operators', () => {
    expect(formatToken({ path: String.raw`a\.b.is`, operator: 'eq', value: 'x,y' })).toBe(
      String.raw`a\.b.\is.eq.x\,y`,
    );
  });

  it('report what does not follow the grammar and keep the rest', () => {
    expect(parseFilters('price,price.gte.,.eq.1,price.lt.3')).toEqual({
      predicates: [{ path: 'price', operator: 'lt', value: '3' }],
      unknown: ['price', 'price.gte.', '.eq.1'],
    });
  });

  it('are not confused with free text that holds dots', () => {
    expect(parseToken('mr. smith')).toBeNull();
    expect(parseToken('eq.1')).toBeNull();
  });

  it('come back unchanged for any path and value', () => {
    const pieces = ['a', '.', ',', '\\', 'is', 'gte', ' ', 'é', '..', '"'];
    for (let seed = 0; seed < 2000; seed++) {
      const documents = new Documents(seed);
      const text = (): string =>
        Array.from({ length: 1 + documents.below(4) }, () => documents.pick(pieces)).join('');
      const predicates = Array.from({ length: 1 + documents.below(3) }, (): Predicate => {
        const path = joinPath(Array.from({ length: 1 + documents.below(3) }, text));
        return { path, operator: documents.pick(OPERATORS), value: text() };
      });
      const written = formatFilters(predicates);
      expect(parseFilters(written), written).toEqual({ predicates, unknown: [] });
    }
  });
});

describe('sort', () => {
  it('survives the address bar', () => {
    for (const text of ['price.asc', String.raw`a\.b.desc`]) expect(formatSort(parseSort(text))).toBe(text);
    expect(parseSort('price')).toBeNull();
    expect(formatSort(null)).toBe('');
  });

  it('goes from ascending to descending to none', () => {
    const first = nextSort(null, 'price');
    expect(first).toEqual({ path: 'price', descending: false });
    expect(nextSort(first, 'price')).toEqual({ path: 'price', descending: true });
    expect(nextSort({ path: 'price', descending: true }, 'price')).toBeNull();
    expect(nextSort(first, 'other')).toEqual({ path: 'other', descending: false });
  });
});

it('chosen columns survive the address bar', () => {
  const paths = ['price', 'a,b', String.raw`x\.y`, 'Major Genre'];
  expect(parseColumns(formatColumns(paths))).toEqual(paths);
  expect(parseColumns(undefined)).toEqual([]);
});
