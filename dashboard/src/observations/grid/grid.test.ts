import { describe, expect, it } from 'vitest';
import type { ColumnInfo } from '../worker/methods';
import { defaultPaths, gridColumns } from './columns';
import { placeAfterKey } from './gridKeys';
import { clampWidth, widthAfterKey } from './width';

function column(path: string, type: ColumnInfo['type'] = 'string', present = 1): ColumnInfo {
  return { path, type, present, missing: 0, mismatched: 0 };
}

const ROLES = { id: 'asin', passed: 'ok', reason: 'why', rules: 'rules' };
const COLUMNS = [
  column('price', 'number'),
  column('asin'),
  column('ok', 'boolean'),
  column('why'),
  column('rules.a.passed', 'boolean'),
  column('empty', 'string', 0),
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
