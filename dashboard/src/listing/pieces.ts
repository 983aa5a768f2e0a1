import type { TextFragment } from '../api/types';

export interface Piece {
  from: number;
  text: string;
  marked: boolean;
}

/** A fragment's text cut where marks begin and end. */
export function piecesOf({ text, ranges }: Pick<TextFragment, 'text' | 'ranges'>): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const { from, to } of ranges) {
    pieces.push({ from: end, text: text.slice(end, from), marked: false });
    pieces.push({ from, text: text.slice(from, to), marked: true });
    end = to;
  }
  pieces.push({ from: end, text: text.slice(end), marked: false });
  return pieces.filter((piece) => piece.text !== '');
}
