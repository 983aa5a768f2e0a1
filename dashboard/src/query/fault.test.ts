import { expect, test } from 'vitest';
import { ApiProblem } from '../api/problem';
import { expectedWords, faultOf, marked, untoldOf } from './fault';

const problem = { type: '/problems/invalid-query', title: 'The query is not valid', status: 400 };

test('a problem with a position is a fault of the query', () => {
  const fault = faultOf(new ApiProblem({ ...problem, position: { from: 3, to: 5 }, expected: ['a number'] }));
  expect(fault).toEqual({ from: 3, to: 5, detail: 'The query is not valid', expected: ['a number'] });
});

test('other problems are none', () => {
  expect(faultOf(new ApiProblem(problem))).toBeUndefined();
  expect(faultOf(new Error('no answer'))).toBeUndefined();
});

test('the fault is marked where it stands', () => {
  expect(marked('steps > many', { from: 8, to: 12 })).toEqual({
    before: 'steps > ',
    marked: 'many',
    after: '',
  });
});

test('what is missing at the end is marked behind it', () => {
  expect(marked('steps >', { from: 7, to: 7 })).toEqual({ before: 'steps >', marked: '\u00a0', after: '' });
});

test('an empty place within marks the character at it', () => {
  expect(marked('a ) b', { from: 2, to: 2 }).marked).toBe(')');
});

test('what was expected is said in words', () => {
  expect(expectedWords(['=', '!=', '<'])).toBe('=, != or <');
  expect(expectedWords(['a field'])).toBe('a field');
  expect(expectedWords(['a', 'b', 'c'], 2)).toBe('a, b and 1 more');
});

test('what the sentence says already is not said again', () => {
  const fault = { from: 0, to: 4, detail: 'Expected a number but found many.' };
  expect(untoldOf({ ...fault, expected: ['a number'] })).toEqual([]);
  expect(untoldOf({ ...fault, expected: ['a number', 'null'] })).toEqual(['a number', 'null']);
});
