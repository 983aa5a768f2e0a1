import { SEPARATOR } from '../columns/column';
import { OffsetList } from '../scan/OffsetList';

/** Finds which of many texts contain another one, ignoring case, by searching all of them as one string. */
export class TextSearch {
  readonly #haystack: string;
  readonly #ends: Uint32Array;

  constructor(texts: readonly string[]) {
    this.#haystack = texts.map((text) => text.toLowerCase().replaceAll(SEPARATOR, ' ')).join(SEPARATOR);
    this.#ends = endsOf(this.#haystack, texts.length);
  }

  /** One flag per text: 1 when it contains the needle. */
  contains(needle: string): Uint8Array {
    const found = new Uint8Array(this.#ends.length);
    const lowered = needle.toLowerCase().replaceAll(SEPARATOR, ' ');
    let text = 0;
    let at = this.#haystack.indexOf(lowered);
    while (at !== -1 && text < found.length) {
      while (this.#endOf(text) < at + lowered.length) text++;
      found[text] = 1;
      at = this.#haystack.indexOf(lowered, this.#endOf(text) + 1);
      text++;
    }
    return found;
  }

  #endOf(text: number): number {
    return this.#ends[text] ?? this.#haystack.length;
  }
}

function endsOf(haystack: string, texts: number): Uint32Array {
  const ends = new OffsetList(texts + 1);
  let at = haystack.indexOf(SEPARATOR);
  while (at !== -1) {
    ends.push(at);
    at = haystack.indexOf(SEPARATOR, at + 1);
  }
  if (texts > 0) ends.push(haystack.length);
  return ends.toArray();
}
