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
  expect(verdictAt({ in: entered, out } as JourneyStop)).toBe(verdict);
});
