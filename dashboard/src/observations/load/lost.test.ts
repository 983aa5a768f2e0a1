import { expect, it } from 'vitest';
import { mayBeLost, readLost } from './lost';

function bytesOf(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}

it('reads the note that the SDK leaves', () => {
  expect(readLost(bytesOf({ 'flowtrail.lost': 'tooLarge', detail: '20 MB' }))).toEqual({
    cause: 'tooLarge',
    detail: '20 MB',
  });
});

it('takes other data for what it is', () => {
  expect(readLost(bytesOf([1, 2]))).toBeNull();
  expect(readLost(bytesOf({ note: 'flowtrail.lost' }))).toBeNull();
});

it('does not look at long documents', () => {
  expect(mayBeLost(1_000_000)).toBe(false);
});
