import { byteAt, CLOSE_ARRAY, CLOSE_OBJECT, COMMA, OPEN_ARRAY, OPEN_OBJECT } from './bytes';
import { MalformedJson } from './MalformedJson';
import { skipColon, skipString, skipValue, skipWhitespace } from './skip';

/** Told where an element begins; answers where it ends. */
export type ReadElement = (start: number) => number;

/** Told where a key (with its quotes) and its value begin; answers where the value ends. */
export type ReadMember = (keyStart: number, keyEnd: number, start: number) => number;

export function isObject(bytes: Uint8Array, at: number): boolean {
  return byteAt(bytes, at) === OPEN_OBJECT;
}

export function isArray(bytes: Uint8Array, at: number): boolean {
  return byteAt(bytes, at) === OPEN_ARRAY;
}

/** Walks the elements of the array that opens at `open`; answers the offset after it. */
export function eachElement(bytes: Uint8Array, open: number, read: ReadElement): number {
  let at = skipWhitespace(bytes, open + 1);
  if (byteAt(bytes, at) === CLOSE_ARRAY) return at + 1;
  for (;;) {
    at = skipWhitespace(bytes, read(at));
    const byte = byteAt(bytes, at);
    if (byte === CLOSE_ARRAY) return at + 1;
    if (byte !== COMMA) throw new MalformedJson(bytes, at, '"," or "]"');
    at = skipWhitespace(bytes, at + 1);
  }
}

/** Walks the members of the object that opens at `open`; answers the offset after it. */
export function eachMember(bytes: Uint8Array, open: number, read: ReadMember): number {
  let at = skipWhitespace(bytes, open + 1);
  if (byteAt(bytes, at) === CLOSE_OBJECT) return at + 1;
  for (;;) {
    const keyEnd = skipString(bytes, at);
    at = skipWhitespace(bytes, read(at, keyEnd, skipColon(bytes, keyEnd)));
    const byte = byteAt(bytes, at);
    if (byte === CLOSE_OBJECT) return at + 1;
    if (byte !== COMMA) throw new MalformedJson(bytes, at, '"," or "}"');
    at = skipWhitespace(bytes, at + 1);
  }
}

/** The offset of the last value with this key, as JSON readers agree; undefined when there is none. */
export function findMember(
  bytes: Uint8Array,
  open: number,
  isKey: (start: number, end: number) => boolean,
): number | undefined {
  let found: number | undefined;
  eachMember(bytes, open, (keyStart, keyEnd, start) => {
    if (isKey(keyStart, keyEnd)) found = start;
    return skipValue(bytes, start);
  });
  return found;
}
