// @vitest-environment happy-dom
import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { atMostEvery, isLive, listen } from './live';

class Stream extends EventTarget {
  static readonly CLOSED = 2;
  static opened: Stream[] = [];
  readyState = 1;
  constructor() {
    super();
    Stream.opened.push(this);
  }
  tell(type: string, data = '{}') {
    this.dispatchEvent(new MessageEvent(type, { data }));
  }
}

beforeEach(() => {
  Stream.opened = [];
  vi.stubGlobal('EventSource', Stream);
  vi.stubGlobal('navigator', { locks: { request: (_: string, held: () => unknown) => held() } });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function started() {
  const client = new QueryClient();
  for (const key of [
    ['flow', 'a'],
    ['flow', 'b'],
    ['flows', {}],
  ])
    client.setQueryData(key, {});
  listen(client);
  const [stream] = Stream.opened;
  if (stream === undefined) throw new Error('no stream was opened');
  return { stream, stale: (...key: unknown[]) => client.getQueryState(key)?.isInvalidated };
}

test('only the flow that changed is asked for again, and the list', () => {
  const { stream, stale } = started();
  stream.tell('change', '{"flows":[{"id":"a","version":1}],"more":0}');
  expect([stale('flow', 'a'), stale('flow', 'b'), stale('flows', {})]).toEqual([true, false, true]);
});

test('when something may have been missed all is asked for again', () => {
  const { stream, stale } = started();
  stream.tell('reset');
  expect([stale('flow', 'a'), stale('flow', 'b'), stale('flows', {})]).toEqual([true, true, true]);
});

test('what the stream is worth is known', () => {
  const { stream } = started();
  stream.tell('open');
  expect(isLive()).toBe(true);
  stream.tell('error');
  expect(isLive()).toBe(false);
});

test('a stream that gave up is opened anew', () => {
  vi.useFakeTimers();
  const { stream } = started();
  stream.readyState = Stream.CLOSED;
  stream.tell('error');
  vi.advanceTimersByTime(5_000);
  expect(Stream.opened).toHaveLength(2);
});

test('many changes cost one question in a while, and the last one is not passed over', () => {
  vi.useFakeTimers();
  const action = vi.fn();
  const ask = atMostEvery(1_000, action);
  for (let i = 0; i < 5; i++) ask();
  expect(action).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(1_000);
  expect(action).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(5_000);
  expect(action).toHaveBeenCalledTimes(2);
});
