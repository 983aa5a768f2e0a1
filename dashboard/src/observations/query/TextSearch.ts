import type { Dictionary } from '../columns/column';
import { standsAt } from './equalTexts';
import { foldNeedle } from './fold';

/** Finds which of many folded texts contain another one. */
export class TextSearch {
  readonly #texts: Dictionary;
  #last: { needle: string; found: Uint8Array } | undefined;

  constructor(folded: Dictionary) {
    this.#texts = folded;
  }

  /** One flag per text: 1 when it contains the needle, in whatever case. */
  contains(needle: string): Uint8Array {
    const found = search(this.#texts, foldNeedle(needle), this.#candidatesFor(needle));
    this.#last = { needle, found };
    return found;
  }

  /** Who types on only narrows: what did not contain the shorter text does not contain the longer one. */
  #candidatesFor(needle: string): Uint8Array | undefined {
    const narrows = this.#last !== undefined && needle.startsWith(this.#last.needle);
    return narrows ? this.#last?.found : undefined;
  }
}

function search({ bytes, ends }: Dictionary, needle: Uint8Array, among: Uint8Array | undefined): Uint8Array {
  const found = new Uint8Array(ends.length);
  let start = 0;
  for (let text = 0; text < ends.length; text++) {
    const end = ends[text] ?? start;
    const candidate = among === undefined || among[text] === 1;
    if (candidate && contains(bytes, start, end, needle)) found[text] = 1;
    start = end;
  }
  return found;
}

function contains(bytes: Uint8Array, start: number, end: number, needle: Uint8Array): boolean {
  const first = needle[0];
  if (first === undefined) return true;
  const last = end - needle.length;
  for (let at = start; at <= last; at++) {
    if (bytes[at] === first && standsAt(bytes, at, needle)) return true;
  }
  return false;
}
