// @vitest-environment happy-dom
import { act, renderHook } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { FlowListItem, FlowPage, Status } from '../api/types';
import { refreshed, staysPut, useHeldPage } from './arrivals';

function page(total: number, ...flows: [id: string, status: Status][]): FlowPage {
  return {
    flows: flows.map(([id, status]) => ({ id, status }) as FlowListItem),
    pagination: { total, page: 1, limit: 50, totalPages: 1, nextCursor: null },
  };
}

const two = page(2, ['b', 'running'], ['a', 'completed']);
const three = page(3, ['c', 'completed'], ['b', 'completed'], ['a', 'completed']);

test('rows stay put when flows arrive', () => {
  expect(staysPut(two, three)).toBe(true);
});

test('an empty list takes the first flow at once', () => {
  expect(staysPut(page(0), three)).toBe(false);
});

test('rows that the server no longer has give way', () => {
  expect(staysPut(three, two)).toBe(false);
});

test('a held row shows its newest status', () => {
  expect(refreshed(two, three).map((flow) => flow.status)).toEqual(['completed', 'completed']);
});

test('arrivals are counted until they are let in', () => {
  const { result, rerender } = renderHook(({ latest }) => useHeldPage('all', latest), {
    initialProps: { latest: two },
  });
  rerender({ latest: three });
  expect(result.current).toMatchObject({ arrived: 1, rows: [{ id: 'b' }, { id: 'a' }] });
  act(() => result.current.release());
  expect(result.current.rows.map((flow) => flow.id)).toEqual(['c', 'b', 'a']);
});

test('another filter lays the rows out anew', () => {
  const { result, rerender } = renderHook(({ subject, latest }) => useHeldPage(subject, latest), {
    initialProps: { subject: 'all', latest: two },
  });
  rerender({ subject: 'failed', latest: three });
  expect(result.current).toMatchObject({ arrived: 0, rows: [{ id: 'c' }, {}, {}] });
});
