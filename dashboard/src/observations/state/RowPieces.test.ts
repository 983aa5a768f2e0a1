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
  pieces.want(PIECE_ROWS + 2, PIECE_ROWS + 20);
  pieces.want(PIECE_ROWS + 3, PIECE_ROWS + 21);
  expect(pieces.rowAt(5)?.row).toBe(5);
  expect(pieces.rowAt(PIECE_ROWS + 10)).toBeUndefined();
  await arrival;
  expect(pieces.rowAt(PIECE_ROWS + 10)?.row).toBe(PIECE_ROWS + 10);
  expect(fetched).toEqual([PIECE_ROWS]);
});

it('asks again after a fault', async () => {
  const failure = Promise.reject<CandidateRow[]>(new Error('gone'));
  const answers = [failure, Promise.resolve(rows(PIECE_ROWS, 2 * PIECE_ROWS))];
  const { pieces, arrival } = setUp(() => answers.shift() ?? failure);
  pieces.want(PIECE_ROWS, PIECE_ROWS);
  await failure.catch(() => undefined);
  await Promise.resolve();
  pieces.want(PIECE_ROWS, PIECE_ROWS);
  await arrival;
  expect(pieces.rowAt(PIECE_ROWS)?.row).toBe(PIECE_ROWS);
});

it('lets go of the pieces seen longest ago', async () => {
  const { pieces, arrival } = setUp((from, to) => Promise.resolve(rows(from, to)));
  pieces.want(PIECE_ROWS, PIECE_ROWS * 40);
  await arrival;
  await Promise.resolve();
  expect(pieces.rowAt(0)).toBeUndefined();
  expect(pieces.rowAt(PIECE_ROWS * 40)?.row).toBe(PIECE_ROWS * 40);
});
