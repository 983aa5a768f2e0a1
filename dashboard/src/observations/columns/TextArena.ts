import { OffsetList } from '../scan/OffsetList';
import type { Dictionary } from './column';

const FIRST_BYTES = 1024;

/** Up to here a loop is faster than a call. */
const SHORT_BYTES = 48;

/** A little more than what the texts so far lead to expect, so that most arenas grow once or twice. */
const SPARE = 1.1;

/** Texts one after the other, as UTF-8, numbered from 1. */
export class TextArena {
  readonly #expected: number;
  readonly #ends = new OffsetList();
  #bytes = new Uint8Array(FIRST_BYTES);
  #used = 0;

  /** @param expected how many texts will come at most, about */
  constructor(expected: number) {
    this.#expected = expected;
  }

  get count(): number {
    return this.#ends.length;
  }

  /** Appends the text in `bytes` from `start` up to `end`; answers its number. */
  append(bytes: Uint8Array, start: number, end: number): number {
    const length = end - start;
    if (this.#used + length > this.#bytes.length) this.#grow(this.#used + length);
    if (length > SHORT_BYTES) this.#bytes.set(bytes.subarray(start, end), this.#used);
    else copyShort(this.#bytes, this.#used, bytes, start, end);
    this.#used += length;
    this.#ends.push(this.#used);
    return this.#ends.length;
  }

  /** Whether the text of this number is the one in `bytes` from `start` up to `end`. */
  holds(code: number, bytes: Uint8Array, start: number, end: number): boolean {
    const from = code === 1 ? 0 : this.#ends.at(code - 2);
    const length = end - start;
    if (this.#ends.at(code - 1) - from !== length) return false;
    const arena = this.#bytes;
    for (let index = 0; index < length; index++) {
      if (arena[from + index] !== bytes[start + index]) return false;
    }
    return true;
  }

  toDictionary(): Dictionary {
    return { bytes: this.#bytes.slice(0, this.#used), ends: this.#ends.toArray() };
  }

  #grow(needed: number): void {
    const share = (this.count + 1) / Math.max(this.#expected, this.count + 1);
    const larger = new Uint8Array(Math.max(needed * 2, Math.ceil((needed / share) * SPARE)));
    larger.set(this.#bytes);
    this.#bytes = larger;
  }
}

function copyShort(to: Uint8Array, at: number, from: Uint8Array, start: number, end: number): void {
  for (let index = start; index < end; index++) to[at++] = from[index] ?? 0;
}
