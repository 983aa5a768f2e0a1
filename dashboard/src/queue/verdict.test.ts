import { describe, expect, test } from 'vitest';
import type { QueueStatus } from '../api/types';
import { plain } from '../design/Sentence';
import { aQueue } from '../testing/queue';
import { fullnessWords, verdictOf } from './verdict';

function told(status: Partial<QueueStatus>): string {
  return plain(verdictOf(aQueue(status)));
}

const waiting = { entries: 120, bytes: 345_678 };

function oldest(ageSeconds: number): QueueStatus['oldest'] {
  return { enqueuedAt: '2026-01-05T10:00:00Z', ageSeconds };
}

describe('the verdict on a queue', () => {
  test('that is empty', () => {
    expect(told({})).toBe('Nothing waits.');
  });

  test('that is busy', () => {
    expect(told({ waiting, oldest: oldest(2.282) })).toBe('120 flows wait, the oldest for 2.28 s.');
  });

  test('that falls behind', () => {
    const one = { entries: 1, bytes: 10 };
    expect(told({ waiting: one, oldest: oldest(75) })).toBe(
      '1 flow waits, the oldest for 1 min 15 s. Storing falls behind.',
    );
  });

  test('that nobody works on', () => {
    expect(told({ waiting, oldest: oldest(240), donePerMinute: [...busyOnce(), 0, 0, 0] })).toBe(
      'Nothing is being stored: 120 flows wait, the oldest for 4 min.',
    );
  });

  test('that is full, the dead included', () => {
    expect(told({ waiting, dead: 880, limits: { entries: 1_000, bytes: 1e9 } })).toBe(
      'The queue is full: new flows are refused until some are stored. 880 were set aside and wait for a decision.',
    );
  });

  test('that set one aside', () => {
    expect(told({ dead: 1 })).toBe('Nothing waits. 1 was set aside and waits for a decision.');
  });
});

test('fullness is the larger of entries and bytes', () => {
  const limits = { entries: 1_000, bytes: 691_356 };
  expect(fullnessWords(aQueue({ waiting, limits }))).toBe('50% of the limit');
});

function busyOnce(): number[] {
  return [...Array.from({ length: 56 }, () => 0), 40];
}
