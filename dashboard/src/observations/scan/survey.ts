import { OffsetList } from './OffsetList';
import { eachElement, eachMember, isArray, isObject } from './members';
import { MalformedJson } from './MalformedJson';
import { skipValue, skipWhitespace } from './skip';
import { stringValue } from './text';
import { joinPath } from '../path';

/** Where each element of the array of objects begins and ends, in bytes. */
export interface RowOffsets {
  /** Path of the array inside the document; empty when the document is the array. */
  path: string;
  starts: Uint32Array<ArrayBuffer>;
  ends: Uint32Array<ArrayBuffer>;
}

/** An array whose elements are mostly objects. */
export interface ArrayOfRows {
  path: string;
  count: number;
}

export interface Survey {
  root: number;
  rows: RowOffsets | null;
  /** All arrays that could be the rows, in the order of the document. */
  arrays: ArrayOfRows[];
}

/** How deep inside objects arrays of rows are looked for. */
const SEARCH_DEPTH = 3;

/** More choices than a reader reads are not remembered. */
const MOST_ARRAYS = 100;

/**
 * Reads the whole document once: checks its grammar and finds the arrays whose elements are mostly
 * objects, at the top or inside objects, as in `{"candidates": [...]}`. The rows are those of the array
 * at `wanted`; without it, or without such an array, those of the longest.
 */
export function surveyDocument(bytes: Uint8Array, wanted: string | null = null): Survey {
  const surveyor = new Surveyor(bytes, wanted);
  const root = skipWhitespace(bytes, 0);
  const end = skipWhitespace(bytes, surveyor.read(root, [], 0));
  if (end < bytes.length) throw new MalformedJson(bytes, end, 'the end of the document');
  return { root, rows: surveyor.chosen, arrays: surveyor.arrays };
}

class Surveyor {
  readonly #bytes: Uint8Array;
  readonly #wanted: string | null;
  readonly arrays: ArrayOfRows[] = [];
  chosen: RowOffsets | null = null;

  constructor(bytes: Uint8Array, wanted: string | null) {
    this.#bytes = bytes;
    this.#wanted = wanted;
  }

  read(at: number, keys: string[], depth: number): number {
    if (isArray(this.#bytes, at)) return this.#readArray(at, keys);
    if (isObject(this.#bytes, at) && depth < SEARCH_DEPTH) return this.#readObject(at, keys, depth);
    return skipValue(this.#bytes, at, depth);
  }

  #readObject(open: number, keys: string[], depth: number): number {
    const bytes = this.#bytes;
    return eachMember(bytes, open, (keyStart, keyEnd, start) =>
      isArray(bytes, start) || isObject(bytes, start)
        ? this.read(start, [...keys, stringValue(bytes, keyStart, keyEnd)], depth + 1)
        : skipValue(bytes, start),
    );
  }

  #readArray(open: number, keys: string[]): number {
    const bytes = this.#bytes;
    const starts = new OffsetList();
    const ends = new OffsetList();
    let objects = 0;
    const after = eachElement(bytes, open, (start) => {
      const end = skipValue(bytes, start, SEARCH_DEPTH + 1);
      if (isObject(bytes, start)) objects++;
      starts.push(start);
      ends.push(end);
      return end;
    });
    if (objects > 0 && objects * 2 >= starts.length) this.#offer(joinPath(keys), starts, ends);
    return after;
  }

  #offer(path: string, starts: OffsetList, ends: OffsetList): void {
    if (this.arrays.length < MOST_ARRAYS) this.arrays.push({ path, count: starts.length });
    if (!this.#isBetter(path, starts.length)) return;
    this.chosen = { path, starts: starts.toArray(), ends: ends.toArray() };
  }

  #isBetter(path: string, count: number): boolean {
    if (this.chosen === null || path === this.#wanted) return true;
    return this.chosen.path !== this.#wanted && count > this.chosen.starts.length;
  }
}
