import { expect, test } from 'vitest';
import type { JourneyStop } from '../api/insight';
import { verdictAt } from './stops';

test.each([
  [true, true, 'kept'],
  [true, false, 'dropped'],
  [true, null, 'present'],
  [false, null, 'absent'],
  [null, null, 'unknown'],
])('in %s and out %s reads as %s', (entered, out, verdict) => {
  expect(verdictAt({ in: entered, out } as JourneyStop, { verdict: 'selected', decidedAt: null })).toBe(
    verdict,
  );
});

test('who came too late in the order is not said to have been dropped', () => {
  const decidedAt = { id: 'rank', name: 'rank', position: 2 };
  const stop = { in: true, out: false, stepId: 'rank' } as JourneyStop;
  expect(verdictAt(stop, { verdict: 'ranked_out', decidedAt })).toBe('outranked');
  expect(verdictAt(stop, { verdict: 'dropped', decidedAt })).toBe('dropped');
});
