import { describe, expect, test } from 'vitest';
import type { Flow } from '../api/types';
import { stagesOf } from '../funnel/stages';
import { aFlow, aStep } from '../testing/flows';
import { decisionsOf } from './decisions';
import { plain } from '../design/Sentence';
import { outcomeOf } from './outcome';

function told(flow: Flow): string {
  return plain(outcomeOf(flow, stagesOf(decisionsOf(flow.steps))));
}

const retrieved = aStep('retrieve', { candidates: { in: 3201, out: 3201 } });
const filtered = aStep('filter', { candidates: { in: 3201, out: 12 } });

describe('the outcome of a completed flow', () => {
  test('says who remained and where most left', () => {
    expect(told(aFlow({ steps: [retrieved, filtered] }))).toBe(
      '12 of 3,201 candidates remained. filter dropped the most: 3,189 of 3,201 (99.6%).',
    );
  });

  test('says when nobody remained', () => {
    expect(told(aFlow({ steps: [aStep('filter', { candidates: { in: 40, out: 0 } })] }))).toBe(
      'None of 40 candidates remained. filter dropped the most: 40 of 40 (100%).',
    );
  });

  test('says when nobody left', () => {
    expect(told(aFlow({ steps: [retrieved] }))).toContain('No step dropped any.');
  });

  test('says when there was no step', () => {
    expect(told(aFlow({ steps: [] }))).toBe('Completed without a step.');
  });

  test('says when no step decided about candidates', () => {
    expect(told(aFlow({ steps: [aStep('sync')] }))).toBe(
      'Completed in 1 step; none decided about candidates.',
    );
  });
});

describe('the outcome of a failed flow', () => {
  test('names the step and its reason', () => {
    const steps = [retrieved, aStep('rank', { status: 'failed', reason: 'model timed out' })];
    expect(told(aFlow({ status: 'failed', steps }))).toBe('Failed at rank: model timed out.');
  });

  test('says when no reason was given', () => {
    expect(told(aFlow({ status: 'failed', steps: [aStep('rank', { status: 'failed' })] }))).toBe(
      'Failed at rank; no reason was given.',
    );
  });

  test('falls back on the reason of the flow when no step failed', () => {
    expect(told(aFlow({ status: 'failed', reason: 'cancelled by its user', steps: [retrieved] }))).toBe(
      'Failed: cancelled by its user.',
    );
  });
});

describe('the outcome of a flow without an end', () => {
  test('names the running step and who is still in', () => {
    const steps = [filtered, aStep('score', { status: 'running', candidates: { in: 12, out: null } })];
    expect(told(aFlow({ status: 'running', steps }))).toBe(
      'Running in score. 12 of 3,201 candidates are still in.',
    );
  });

  test('says that the writer of an abandoned flow went silent', () => {
    expect(told(aFlow({ status: 'abandoned', steps: [aStep('sync')] }))).toBe(
      'Abandoned in sync: its writer went silent.',
    );
  });
});
