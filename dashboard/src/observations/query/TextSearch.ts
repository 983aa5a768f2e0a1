import type { Dictionary } from '../columns/column';
import { standsAt } from './equalTexts';
import { foldNeedle } from './fold';

/** Finds which of many folded texts contain another one, in whatever case. */
export class TextSearch {
  readonly #texts: Dictionary;
  #last: { needle: string; found: Uint8Array } | undefined;

  constructor(folded: Dictionary) {
    this.#texts = folded;
  }

  /** One flag per text: 1 when it contains the needle. */
  contains(needle: string): Uint8Array {
    const folded = needle.toLowerCase();
    const last = this.#last;
    // Who types on only narrows: what did not contain the shorter text does not contain the longer one.
    const narrows = last !== undefined && folded.startsWith(last.needle);
    const wanted = foldNeedle(folded);
    const found = narrows ? searchAmong(this.#texts, wanted, last.found) : searchAll(this.#texts, wanted);
    this.#last = { needle: folded, found };
    return found;
  }
}

function searchAll({ bytes, ends }: Dictionary, wanted: Uint8Array): Uint8Array {
  const found = new Uint8Array(ends.length);
  let start = 0;
  for (let text = 0; text < ends.length; text++) {
    const end = ends[text] ?? start;
    if (contains(bytes, start, end, wanted)) found[text] = 1;
    start = end;
  }
  return found;
}

function searchAmong({ bytes, ends }: Dictionary, wanted: Uint8Array, among: Uint8Array): Uint8Array {
  const found = new Uint8Array(ends.length);
  let start = 0;
  for (let text = 0; text < ends.length; text++) {
    const end = ends[text] ?? start;
    if (among[text] === 1 && contains(bytes, start, end, wanted)) found[text] = 1;
    start = end;
  }
  return found;
}

function contains(bytes: Uint8Array, start: number, end: number, wanted: Uint8Array): boolean {
  const first = wanted[0];
  if (first === undefined) return true;
  const last = end - wanted.length;
  for (let at = start; at <= last; at++) {
    if (bytes[at] === first && standsAt(bytes, at, wanted)) return true;
  }
  return false;
}
