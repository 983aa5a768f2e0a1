import { expect, test } from 'vitest';
import { elsewhereWords } from './elsewhere';

test('what became of it in other runs is told in one line', () => {
  expect(elsewhereWords({ selected: 1_400, dropped: 3, undecided: 0 })).toBe(
    'selected in 1,400 other runs, dropped in 3',
  );
  expect(elsewhereWords({ selected: 0, dropped: 0, undecided: 1 })).toBe('undecided in 1 other run');
});

test('without another run there is nothing to tell', () => {
  expect(elsewhereWords({ selected: 0, dropped: 0, undecided: 0 })).toBeUndefined();
});
