import { expect, test } from 'vitest';
import { aStep } from '../testing/flows';
import { lanesOf } from './lanes';
import type { TimeBar } from './timing';

const steps = [aStep('a'), aStep('b'), aStep('c')];

function lanes(...bars: [id: string, bar: TimeBar][]): string[] {
  return lanesOf(steps, new Map(bars)).map(({ step, lane }) => `${step.name} ${lane}`);
}

test('steps after each other share a lane', () => {
  expect(lanes(['a-1', { start: 0, length: 0.5 }], ['b-1', { start: 0.5, length: 0.5 }])).toEqual([
    'a 0',
    'b 0',
  ]);
});

test('steps at the same time stand below each other', () => {
  expect(
    lanes(
      ['a-1', { start: 0, length: 0.6 }],
      ['b-1', { start: 0.2, length: 0.2 }],
      ['c-1', { start: 0.7, length: 0.1 }],
    ),
  ).toEqual(['a 0', 'b 1', 'c 0']);
});

test('a step without times is in no lane', () => {
  expect(lanes(['b-1', { start: 0, length: 1 }])).toEqual(['b 0']);
});
