import { byteAt, NEWLINE, QUOTE, RETURN } from '../scan/bytes';
import { skipString, skipWhitespace } from '../scan/skip';

/** A row on one line, as NDJSON wants it; untouched when it already is. */
export function onOneLine(bytes: Uint8Array, start: number, end: number): Uint8Array {
  const source = bytes.subarray(start, end);
  return source.includes(NEWLINE) || source.includes(RETURN) ? withoutWhitespace(source) : source;
}

function withoutWhitespace(source: Uint8Array): Uint8Array {
  const compact = new Uint8Array(source.length);
  let length = 0;
  for (let at = skipWhitespace(source, 0); at < source.length; at = skipWhitespace(source, at)) {
    const end = byteAt(source, at) === QUOTE ? skipString(source, at) : at + 1;
    compact.set(source.subarray(at, end), length);
    length += end - at;
    at = end;
  }
  return compact.subarray(0, length);
}
