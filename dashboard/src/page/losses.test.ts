import { expect, test } from 'vitest';
import { lossesOf, lossWords, ownAttributes } from './losses';

const attributes = { market: 'DE', 'flowtrail.losses': { tooLarge: 2 } };

test('losses are told apart from the application’s own attributes', () => {
  expect(lossesOf(attributes)).toEqual([{ cause: 'tooLarge', times: 2 }]);
  expect(ownAttributes(attributes)).toEqual([['market', 'DE']]);
});

test('a whole flow has no losses', () => {
  expect(lossesOf({ market: 'DE' })).toEqual([]);
  expect(lossesOf(null)).toEqual([]);
});

test('a cause of a newer SDK is not an error', () => {
  expect(lossWords('eatenByDog').what).toBe('the SDK could not keep it');
});
