import { expect, test } from 'vitest';
import { apiPaths } from './paths';

test('filters that are absent or empty are not sent', () => {
  expect(apiPaths.flows({ limit: 50, status: undefined, q: '' })).toBe('/api/flows?limit=50');
});

test('what a reader types cannot change the address', () => {
  expect(apiPaths.flows({ limit: 50, key: 'a&limit=9' })).toContain('key=a%26limit%3D9');
});

test('an id stays one part of the path', () => {
  expect(apiPaths.flow('../queue')).toBe('/api/flows/..%2Fqueue');
});
