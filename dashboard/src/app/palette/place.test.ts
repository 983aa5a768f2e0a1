import { expect, test } from 'vitest';
import { aFlow, anObservation, aStep } from '../../testing/flows';
import { placeInside } from './place';

const rows = anObservation('rows', { id: 'o2', version: 2 });
const flow = aFlow({ id: 'f', steps: [aStep('rank', { id: 's', observations: [rows] })] });

test('a step is found by its id', () => {
  expect(placeInside(flow, 's')).toEqual({ flowId: 'f', step: 'rank' });
});

test('an observation is found within its step', () => {
  expect(placeInside(flow, 'o2')).toEqual({ flowId: 'f', step: 'rank', obs: 'rows@2' });
});

test('an id of another flow is not found', () => {
  expect(placeInside(flow, 'elsewhere')).toBeNull();
});
