import { describe, expect, test } from 'vitest';
import type { FunnelStep } from '../api/types';
import { biggestDrop, endsOf, heightsOf, stagesOf } from './stages';

function step(name: string, into: number, out: number | null, more: Partial<FunnelStep> = {}): FunnelStep {
  return { step: name, version: 1, kind: 'filter', status: 'completed', in: into, out, ...more };
}

describe('stages', () => {
  test('say how many left and which share that is', () => {
    const [price] = stagesOf([step('price', 4812, 1390)]);
    expect(price).toMatchObject({ dropped: 3422, dropShare: 3422 / 4812 });
  });

  test('drop nobody while a step has not said who left', () => {
    expect(stagesOf([step('score', 40, null)])[0]).toMatchObject({ dropped: 0, dropShare: 0 });
  });

  test('of nobody drop nobody', () => {
    expect(stagesOf([step('score', 0, 0)])[0]?.dropShare).toBe(0);
  });

  test('name the candidates that joined between two steps', () => {
    expect(stagesOf([step('a', 10, 4), step('b', 9, 9)])[1]?.joined).toBe(5);
  });

  test('leave out a failed version that was tried again', () => {
    const tried = [step('rank', 9, 0, { status: 'failed' }), step('rank', 9, 3, { version: 2 })];
    expect(stagesOf(tried).map((stage) => stage.version)).toEqual([2]);
  });

  test('keep every version that completed', () => {
    expect(stagesOf([step('judge', 5, 4), step('judge', 4, 2, { version: 2 })])).toHaveLength(2);
  });
});

describe('the biggest drop', () => {
  test('is the stage that lost most candidates, not the highest share', () => {
    const stages = stagesOf([step('price', 1000, 400), step('pick', 10, 1)]);
    expect(biggestDrop(stages)?.step).toBe('price');
  });

  test('is the first of equals', () => {
    expect(biggestDrop(stagesOf([step('a', 9, 6), step('b', 6, 3)]))?.step).toBe('a');
  });

  test('does not exist when nobody left', () => {
    expect(biggestDrop(stagesOf([step('score', 7, 7)]))).toBeUndefined();
  });
});

describe('the ends', () => {
  test('are who entered first and who remained last', () => {
    expect(endsOf(stagesOf([step('a', 100, 40), step('b', 40, 3)]))).toEqual({ entered: 100, remained: 3 });
  });

  test('count those still inside a step that has not finished', () => {
    expect(endsOf(stagesOf([step('a', 100, 40), step('b', 40, null)]))?.remained).toBe(40);
  });

  test('are unknown without stages', () => {
    expect(endsOf([])).toBeUndefined();
  });
});

describe('heights', () => {
  test('follow the square root of the counts', () => {
    expect(heightsOf(stagesOf([step('a', 100, 25)]))).toEqual([{ in: 1, out: 0.5 }]);
  });

  test('never let a single candidate vanish', () => {
    expect(heightsOf(stagesOf([step('a', 1_000_000, 1)]))[0]?.out).toBe(0.02);
  });

  test('are nothing for nobody', () => {
    expect(heightsOf(stagesOf([step('a', 10, 0)]))[0]?.out).toBe(0);
  });
});
