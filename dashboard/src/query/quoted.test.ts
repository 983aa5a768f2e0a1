import { expect, test } from 'vitest';
import { quoted } from './quoted';

test('an id may hold quotes and backslashes', () => {
  expect(quoted('a"b\\c')).toBe('"a\\"b\\\\c"');
});
