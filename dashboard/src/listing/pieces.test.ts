import { expect, test } from 'vitest';
import { piecesOf } from './pieces';

test('text is cut where marks begin and end', () => {
  const ranges = [
    { from: 0, to: 5 },
    { from: 8, to: 12 },
  ];
  expect(piecesOf({ text: 'phone 🎧case!', ranges })).toEqual([
    { from: 0, text: 'phone', marked: true },
    { from: 5, text: ' 🎧', marked: false },
    { from: 8, text: 'case', marked: true },
    { from: 12, text: '!', marked: false },
  ]);
});
