import { describe, expect, it } from 'vitest';
import type { PlannedColumn } from '../cache/entry';
import { defaultPaths, gridColumns, pinnedFirst, placeColumns } from './columns';
import { placeAfterKey } from './gridKeys';
import { clampWidth, widthAfterKey } from './width';

function column(path: string, type: PlannedColumn['type'] = 'string', seen = true): PlannedColumn {
  return { path, type, seen };
}

const ROLES = { id: 'asin', passed: 'ok', reason: 'why', rules: 'rules' };
const COLUMNS = [
  column('price', 'number'),
  column('asin'),
  column('ok', 'boolean'),
  column('why'),
  column('rules.a.passed', 'boolean'),
  column('empty', 'string', false),
];

describe('columns', () => {
  it('begin with what a reader asks first and leave out what has a column of its own', () => {
    expect(defaultPaths(COLUMNS, ROLES)).toEqual(['asin', 'why', 'price']);
  });

  it('show the verdict after the first one and the rules after the reason', () => {
    expect(gridColumns(['asin', 'why', 'price'], COLUMNS, ROLES).map(({ path }) => path)).toEqual([
      'asin',
      'ok',
      'why',
      'rules',
      'price',
    ]);
  });

  it('are the paths alone without roles', () => {
    expect(gridColumns(['price'], COLUMNS, null).map(({ kind, path }) => `${kind} ${path}`)).toEqual([
      'value price',
    ]);
  });
});

describe('pinned columns', () => {
  const columns = gridColumns(['asin', 'price', 'why'], COLUMNS, null);

  it('follow the first, which names the candidate', () => {
    expect(pinnedFirst(['asin', 'why', 'price'], ['price', 'gone'])).toEqual(['asin', 'price', 'why']);
  });

  it('stay at the edge one beside the other', () => {
    const placed = placeColumns(columns, { asin: 100, price: 70 }, ['price']);
    expect(placed.map(({ width, pinnedAt }) => [width, pinnedAt])).toEqual([
      [100, 0],
      [70, 100],
      [168, undefined],
    ]);
  });

  it('are the first one alone until the reader asks for more', () => {
    const placed = placeColumns(columns, {}, []);
    expect(placed.map(({ pinnedAt }) => pinnedAt !== undefined)).toEqual([true, false, false]);
  });
});

describe('keys', () => {
  it.each([
    ['j', 5, 6],
    ['ArrowUp', 5, 4],
    ['ArrowUp', 0, 0],
    ['PageDown', 5, 15],
    ['PageDown', 95, 99],
    ['Home', 5, 0],
    ['End', 5, 99],
    ['a', 5, undefined],
  ])('%s leads from %i to %s', (key, from, to) => {
    expect(placeAfterKey(key, from, 100, 10)).toBe(to);
  });

  it('lead nowhere in an empty list', () => {
    expect(placeAfterKey('j', 0, 0, 10)).toBeUndefined();
  });
});

it('columns are widened and narrowed within limits', () => {
  expect(widthAfterKey('ArrowRight', 100)).toBe(116);
  expect(widthAfterKey('ArrowLeft', 60)).toBe(56);
  expect(widthAfterKey('Enter', 100)).toBeUndefined();
  expect(clampWidth(5000)).toBe(800);
});
