import { expect, test } from 'vitest';
import { rowsOf, toFields } from './fieldRows';

test('there is always an empty line to add to', () => {
  expect(rowsOf({ evaluations: { id: 'asin' } })).toEqual([
    { observation: 'evaluations', paths: { id: 'asin' } },
    { observation: '', paths: {} },
  ]);
});

test('lines without a name and paths that were emptied are not kept', () => {
  expect(
    toFields([
      { observation: ' evaluations ', paths: { id: 'asin', score: '' } },
      { observation: '', paths: { id: 'x' } },
      { observation: 'ghost', paths: {} },
    ]),
  ).toEqual({ evaluations: { id: 'asin' } });
});
