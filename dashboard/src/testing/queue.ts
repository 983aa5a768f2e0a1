import type { DeadLetter, QueueStatus } from '../api/types';

/** A queue with nothing in it, except for what is given. */
export function aQueue(given: Partial<QueueStatus> = {}): QueueStatus {
  return {
    timestamp: '2026-01-05T10:00:30Z',
    waiting: { entries: 0, bytes: 0 },
    inFlight: 0,
    delayed: 0,
    dead: 0,
    limits: { entries: 1_000_000, bytes: 8_589_934_592 },
    oldest: null,
    donePerMinute: Array.from({ length: 60 }, () => 0),
    failures: [],
    payload: { segments: 0, bytes: 0 },
    ...given,
  };
}

export function aDeadLetter(id: string, given: Partial<DeadLetter> = {}): DeadLetter {
  return {
    id,
    flowId: `00000000-0000-7000-8000-${id.padStart(12, '0')}`,
    flowName: 'competitor_selection',
    attempts: 5,
    bytes: 1_234,
    error: 'StoreException: the store did not take it',
    enqueuedAt: '2026-01-05T10:00:02Z',
    deadAt: '2026-01-05T10:01:03Z',
    ...given,
  };
}
