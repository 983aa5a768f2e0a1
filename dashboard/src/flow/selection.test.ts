import { describe, expect, test } from 'vitest';
import type { Step } from '../api/types';
import { stagesOf } from '../funnel/stages';
import { anObservation, aStep } from '../testing/flows';
import { decisionsOf } from './decisions';
import { findByToken, firstObservation, firstStep, tokenOf, versionsOf } from './selection';

const first = aStep('rank');
const second = aStep('rank', { version: 2 });

function shownFirst(steps: Step[]): Step | undefined {
  return firstStep(steps, stagesOf(decisionsOf(steps)));
}

describe('the name of a step in the address', () => {
  test('is its name, and its version from the second on', () => {
    expect([first, second].map((step) => tokenOf(step, [first, second]))).toEqual(['rank', 'rank@2']);
  });

  test('is its id when two steps share name and version', () => {
    const twin = aStep('rank', { id: 'twin' });
    expect(tokenOf(twin, [first, twin])).toBe('twin');
  });

  test('leads back to the step', () => {
    expect(findByToken([first, second], 'rank@2')).toBe(second);
  });

  test('may be an id', () => {
    expect(findByToken([first, second], 'rank-2')).toBe(second);
  });

  test('that no step bears leads nowhere', () => {
    expect(findByToken([first], 'sort')).toBeUndefined();
  });
});

describe('the step shown first', () => {
  const filter = aStep('filter', { candidates: { in: 90, out: 4 } });

  test('is the failed one', () => {
    const failed = aStep('pick', { status: 'failed' });
    expect(shownFirst([filter, failed, aStep('tell')])).toBe(failed);
  });

  test('is the biggest drop when a failed step was tried again', () => {
    expect(shownFirst([filter, { ...first, status: 'failed' }, second])).toBe(filter);
  });

  test('is the last when nothing failed and nobody left', () => {
    expect(shownFirst([first, second])).toBe(second);
  });
});

describe('the observation shown first', () => {
  const input = anObservation('input', { role: 'input' });
  const judged = anObservation('judged', { role: 'candidates' });

  test('is the one with candidates', () => {
    expect(firstObservation(aStep('filter', { observations: [input, judged] }))).toBe(judged);
  });

  test('is its newest version', () => {
    const again = anObservation('judged', { role: 'candidates', version: 2 });
    expect(firstObservation(aStep('filter', { observations: [judged, again] }))).toBe(again);
  });

  test('is what there is when no role tells more', () => {
    const notes = anObservation('notes');
    expect(firstObservation(aStep('filter', { observations: [notes] }))).toBe(notes);
  });
});

test('versions stand oldest first', () => {
  expect(versionsOf(second, [second, first, aStep('pick')])).toEqual([first, second]);
});
