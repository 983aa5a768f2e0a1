import type { Dictionary } from './column';
import { SEPARATOR, SEPARATOR_BYTES } from './column';

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** All texts of the dictionary; entry `code - 1` belongs to `code`. */
export function decodeDictionary(dictionary: Dictionary): string[] {
  const values = utf8.decode(dictionary.bytes).split(SEPARATOR);
  values.pop();
  return values.length === dictionary.ends.length ? values : decodeOneByOne(dictionary);
}

/** For the odd dictionary with a text that holds the separator itself. */
function decodeOneByOne({ bytes, ends }: Dictionary): string[] {
  let start = 0;
  return Array.from(ends, (end) => {
    const value = utf8.decode(bytes.subarray(start, end));
    start = end + SEPARATOR_BYTES.length;
    return value;
  });
}
