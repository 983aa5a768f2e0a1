import { expect, test } from 'vitest';
import { aStep } from '../testing/flows';
import { outline } from './outline';

function read(...steps: Parameters<typeof outline>[0]): string[] {
  return outline(steps).map(({ step, depth }) => '.'.repeat(depth) + step.id);
}

test('steps are read by position, then by version', () => {
  const steps = [
    aStep('rank', { position: 2 }),
    aStep('filter', { position: 1, version: 2 }),
    aStep('filter', { position: 1 }),
  ];
  expect(read(...steps)).toEqual(['filter-1', 'filter-2', 'rank-1']);
});

test('steps inside a step follow it', () => {
  const steps = [
    aStep('judge', { position: 1 }),
    aStep('pick', { position: 2 }),
    aStep('batch', { position: 3, parentId: 'judge-1' }),
  ];
  expect(read(...steps)).toEqual(['judge-1', '.batch-1', 'pick-1']);
});

test('a step whose parent has not arrived stands by itself', () => {
  expect(read(aStep('batch', { parentId: 'later' }))).toEqual(['batch-1']);
});

test('steps that are each other’s parents are shown all the same', () => {
  expect(read(aStep('a', { parentId: 'b-1' }), aStep('b', { parentId: 'a-1' }))).toEqual(['a-1', 'b-1']);
});
