import { expect, test } from 'vitest';
import { neighbour } from './neighbour';

const steps = ['retrieve', 'filter', 'rank'];

test('moves to the next and the previous', () => {
  expect([neighbour(steps, 'filter', 1), neighbour(steps, 'filter', -1)]).toEqual(['rank', 'retrieve']);
});

test('stays at the ends', () => {
  expect([neighbour(steps, 'rank', 1), neighbour(steps, 'retrieve', -1)]).toEqual(['rank', 'retrieve']);
});

test('starts from the near end', () => {
  expect([neighbour(steps, null, 1), neighbour(steps, null, -1)]).toEqual(['retrieve', 'rank']);
});
