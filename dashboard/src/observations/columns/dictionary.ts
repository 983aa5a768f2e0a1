import type { Dictionary } from './column';

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** Where the text at a place begins, from 0. */
export function startOf(ends: Uint32Array, place: number): number {
  return place === 0 ? 0 : (ends[place - 1] ?? 0);
}

/** The text at a place, from 0; entry `code - 1` belongs to `code`. */
export function textAt({ bytes, ends }: Dictionary, place: number): string {
  return utf8.decode(bytes.subarray(startOf(ends, place), ends[place]));
}

/** All texts of the dictionary. */
export function decodeDictionary(dictionary: Dictionary): string[] {
  return Array.from(dictionary.ends, (_, place) => textAt(dictionary, place));
}
