import { expect, it } from 'vitest';
import type { CandidateRow } from '../rows/row';
import type { FetchRows } from './RowPieces';
import { PIECE_ROWS, RowPieces } from './RowPieces';

function rows(from: number, to: number): CandidateRow[] {
  return Array.from({ length: to - from }, (_, index) => ({
    row: from + index,
    cells: [],
    passed: null,
    rules: [],
  }));
}

/** Pieces over a fetch, and the arrival of the next piece to wait for. */
function setUp(fetch: FetchRows): { pieces: RowPieces; arrival: Promise<void> } {
  const waiting: (() => void)[] = [];
  const arrival = new Promise<void>((resolve) => waiting.push(resolve));
  const onArrival = (): void => waiting.forEach((resolve) => resolve());
  return { pieces: new RowPieces(rows(0, PIECE_ROWS), fetch, onArrival), arrival };
}

it('has the first rows at once and fetches the others once, in whole pieces', async () => {
  const fetched: number[] = [];
  const { pieces, arrival } = setUp(async (from, to) => {
    fetched.push(from);
    return rows(from, to);
  });
  pieces.want(0, 10);
  pieces.want(100, 120);
  pieces.want(101, 121);
  expect(pieces.rowAt(5)?.row).toBe(5);
  expect(pieces.rowAt(100)).toBeUndefined();
  await arrival;
  expect(pieces.rowAt(100)?.row).toBe(100);
  expect(fetched).toEqual([PIECE_ROWS]);
});

it('asks again after a fault', async () => {
  const failure = Promise.reject<CandidateRow[]>(new Error('gone'));
  const answers = [failure, Promise.resolve(rows(64, 128))];
  const { pieces, arrival } = setUp(() => answers.shift() ?? failure);
  pieces.want(64, 64);
  await failure.catch(() => undefined);
  await Promise.resolve();
  pieces.want(64, 64);
  await arrival;
  expect(pieces.rowAt(64)?.row).toBe(64);
});

it('lets go of the pieces seen longest ago', async () => {
  const { pieces, arrival } = setUp((from, to) => Promise.resolve(rows(from, to)));
  pieces.want(PIECE_ROWS, PIECE_ROWS * 40);
  await arrival;
  await Promise.resolve();
  expect(pieces.rowAt(0)).toBeUndefined();
  expect(pieces.rowAt(PIECE_ROWS * 40)?.row).toBe(PIECE_ROWS * 40);
});
