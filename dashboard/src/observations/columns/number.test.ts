import { expect, it } from 'vitest';
import { bytesOf, Documents } from '../testing/documents';
import { parseNumber } from './number';

function parsed(text: string): number {
  const bytes = bytesOf(text);
  return parseNumber(bytes, 0, bytes.length);
}

it('reads the same double as JSON.parse for awkward numbers', () => {
  for (const text of [
    '0',
    '-0',
    '0.1',
    '0.30000000000000004',
    '123456789012345',
    '1e308',
    '5e-324',
    '9007199254740993',
    '0.000001',
    '-99.99',
  ]) {
    expect(Object.is(parsed(text), JSON.parse(text)), text).toBe(true);
  }
});

it('reads the same double as JSON.parse for generated decimals', () => {
  for (let seed = 0; seed < 5000; seed++) {
    const documents = new Documents(seed);
    const text = `${documents.below(2) === 0 ? '-' : ''}${documents.below(1e9)}.${documents.below(1e9)}`;
    expect(parsed(text), text).toBe(JSON.parse(text));
  }
});
