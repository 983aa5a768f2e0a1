import type { CandidateRow } from '../rows/row';

/** Rows travel in pieces of this many, so that scrolling back finds them again. */
export const PIECE_ROWS = 48;

const KEPT_PIECES = 24;

/** Fetches the rows at places `from` up to, not including, `to`. */
export type FetchRows = (from: number, to: number) => Promise<CandidateRow[]>;

/** The rows of one answer that have been on screen, and only these. */
export class RowPieces {
  readonly #fetch: FetchRows;
  readonly #onArrival: () => void;
  readonly #pieces = new Map<number, CandidateRow[]>();

  constructor(first: CandidateRow[], fetch: FetchRows, onArrival: () => void) {
    this.#pieces.set(0, first);
    this.#fetch = fetch;
    this.#onArrival = onArrival;
  }

  /** Undefined while the row is on its way. */
  rowAt(place: number): CandidateRow | undefined {
    return this.#pieces.get(Math.floor(place / PIECE_ROWS))?.[place % PIECE_ROWS];
  }

  /** Makes sure that the places from `first` to `last` are here or on their way. */
  want(first: number, last: number): void {
    const to = Math.floor(last / PIECE_ROWS);
    for (let piece = Math.floor(first / PIECE_ROWS); piece <= to; piece++) {
      if (this.#pieces.has(piece)) continue;
      this.#keep(piece, []);
      void this.#load(piece);
    }
  }

  async #load(piece: number): Promise<void> {
    const from = piece * PIECE_ROWS;
    try {
      this.#keep(piece, await this.#fetch(from, from + PIECE_ROWS));
      this.#onArrival();
    } catch {
      // The next scroll asks again; a fault that stays is shown by the query itself.
      this.#pieces.delete(piece);
    }
  }

  #keep(piece: number, rows: CandidateRow[]): void {
    this.#pieces.delete(piece);
    this.#pieces.set(piece, rows);
    const [oldest] = this.#pieces.keys();
    if (this.#pieces.size > KEPT_PIECES && oldest !== undefined) this.#pieces.delete(oldest);
  }
}
