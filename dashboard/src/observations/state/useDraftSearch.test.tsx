// @vitest-environment happy-dom
import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ObservationSearch } from '../search';
import { useDraftSearch } from './useDraftSearch';

type Written = [Partial<ObservationSearch>, string];

function setUp(search: ObservationSearch) {
  const written: Written[] = [];
  const hook = renderHook(({ outer }) => useDraftSearch(outer, (patch, how) => written.push([patch, how])), {
    initialProps: { outer: search },
  });
  return { ...hook, written };
}

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

it('shows what is typed at once and writes it once, after a pause', () => {
  const { result, written } = setUp({});
  act(() => result.current[1](() => ({ q: 'a' }), 'replace'));
  act(() => result.current[1](() => ({ q: 'al' }), 'replace'));
  expect(result.current[0].q).toBe('al');
  expect(written).toEqual([]);
  act(() => vi.advanceTimersByTime(300));
  expect(written).toEqual([[{ q: 'al' }, 'replace']]);
});

it('writes a step that Back should undo at once, with what was still waiting', () => {
  const { result, written } = setUp({});
  act(() => result.current[1](() => ({ q: 'a' }), 'replace'));
  act(() => result.current[1](() => ({ row: '3' }), 'push'));
  act(() => vi.advanceTimersByTime(1000));
  expect(written).toEqual([[{ q: 'a', row: '3' }, 'push']]);
});

it('does not lose newer typing when its own older text comes back from the address', () => {
  const { result, rerender } = setUp({});
  act(() => result.current[1](() => ({ q: 'a' }), 'replace'));
  act(() => vi.advanceTimersByTime(300));
  act(() => result.current[1](() => ({ q: 'ab' }), 'replace'));
  rerender({ outer: { q: 'a' } });
  expect(result.current[0].q).toBe('ab');
});

it('follows the address when it changes from outside, as by Back', () => {
  const { result, rerender } = setUp({ q: 'a' });
  rerender({ outer: { f: 'price.gt.1' } });
  expect(result.current[0]).toEqual({ f: 'price.gt.1' });
});

it('writes nothing when nothing changed', () => {
  const { result, written } = setUp({ q: 'a' });
  act(() => result.current[1](() => ({ f: undefined }), 'push'));
  expect(written).toEqual([]);
});
