import { describe, expect, test } from 'vitest';
import { bytes, counted, duration, elapsed, percent, relative } from './format';

test('one is one, and others are many', () => {
  expect([counted(1, 'step'), counted(3201, 'step')]).toEqual(['1 step', '3,201 steps']);
});

describe('a share', () => {
  test('has one decimal at most', () => {
    expect(percent(0.71283)).toBe('71.3%');
  });

  test('of nearly all is not all', () => {
    expect(percent(0.99999)).toBe('>99.9%');
  });

  test('of nearly nothing is not nothing', () => {
    expect(percent(0.00001)).toBe('<0.1%');
  });
});

test('sizes count in 1024s', () => {
  expect([bytes(900), bytes(1536), bytes(10 * 1024 * 1024)]).toEqual(['900 B', '1.5 KB', '10 MB']);
});

test('durations use two units at most', () => {
  expect([0, 12.4, 2_150, 200_000, 7_500_000, 180_000_000].map(duration)).toEqual([
    '<1 ms',
    '12 ms',
    '2.15 s',
    '3 min 20 s',
    '2 h 5 min',
    '2 d 2 h',
  ]);
});

describe('how long ago', () => {
  const now = Date.parse('2026-01-05T10:00:00Z');

  test('is now within five seconds, also for a clock that runs ahead', () => {
    expect([relative('2026-01-05T09:59:57Z', now), relative('2026-01-05T10:00:30Z', now)]).toEqual([
      'now',
      'now',
    ]);
  });

  test('grows from seconds to days', () => {
    const times = [
      '2026-01-05T09:59:20Z',
      '2026-01-05T09:15:00Z',
      '2026-01-05T04:00:00Z',
      '2026-01-02T10:00:00Z',
    ];
    expect(times.map((time) => relative(time, now))).toEqual(['40s ago', '45m ago', '6h ago', '3d ago']);
  });
});

test('time with an unknown end has not elapsed', () => {
  expect(elapsed('2026-01-05T10:00:00Z', null)).toBeUndefined();
});
