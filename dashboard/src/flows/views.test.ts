// @vitest-environment happy-dom
import { renderHook } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { store } from '../page/stored';
import { isSameView, removeView, saveView, useViews, viewPath } from './views';

beforeEach(() => store('flowtrail.views', '[]'));

function names(): string[] {
  return renderHook(useViews).result.current.map(({ name }) => name);
}

test('a saved view brings its filters back, from the newest flow', () => {
  saveView('failed ones', { status: 'failed', last: '24h', 'attr.market': 'DE', cursor: 'deep' });
  const [view] = renderHook(useViews).result.current;
  expect(viewPath(view?.search ?? {})).toBe('/flows?status=failed&last=24h&attr.market=DE');
});

test('a view of the same name gives way', () => {
  saveView('mine', { q: 'a' });
  saveView('mine', { q: 'b' });
  expect(names()).toEqual(['mine']);
});

test('a removed view is gone', () => {
  saveView('mine', { q: 'a' });
  removeView('mine');
  expect(names()).toEqual([]);
});

test('what is no list of views counts as none', () => {
  store('flowtrail.views', '{"broken":');
  expect(names()).toEqual([]);
});

test('views are the same when their filters are, in whatever order', () => {
  expect(isSameView({ q: 'a', key: 'b' }, { key: 'b', q: 'a', cursor: 'c' })).toBe(true);
});
