import { BACKSLASH, byteAt, QUOTE } from './bytes';

// A leading U+FEFF inside a JSON string is content, not a mark of the encoding.
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** The document's own characters, untouched: numbers keep every digit. */
export function sourceText(bytes: Uint8Array, start: number, end: number): string {
  return utf8.decode(bytes.subarray(start, end));
}

/** At most `limit` bytes of the source; a longer one is cut and marked. */
export function sourcePreview(bytes: Uint8Array, start: number, end: number, limit: number): string {
  if (end - start <= limit) return sourceText(bytes, start, end);
  return `${sourceText(bytes, start, wholeCharacters(bytes, start + limit))}…`;
}

/** What the string between the quotes at `start` and `end` means, escapes resolved. */
export function stringValue(bytes: Uint8Array, start: number, end: number): string {
  return hasEscape(bytes, start, end)
    ? (JSON.parse(sourceText(bytes, start, end)) as string)
    : sourceText(bytes, start + 1, end - 1);
}

/** The beginning of a string's meaning; a longer one is cut and marked. */
export function stringPreview(bytes: Uint8Array, start: number, end: number, limit: number): string {
  if (end - start - 2 <= limit) return stringValue(bytes, start, end);
  const cut = wholeEscapes(bytes, start + 1, wholeCharacters(bytes, start + 1 + limit));
  return `${JSON.parse(`"${sourceText(bytes, start + 1, cut)}"`) as string}…`;
}

export function hasEscape(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (bytes[at] === BACKSLASH) return true;
  return false;
}

export function isString(bytes: Uint8Array, start: number): boolean {
  return byteAt(bytes, start) === QUOTE;
}

/** Moves a cut back so that it does not split a UTF-8 sequence. */
function wholeCharacters(bytes: Uint8Array, cut: number): number {
  while ((byteAt(bytes, cut) & 0xc0) === 0x80) cut--;
  return cut;
}

/** Moves a cut back so that it does not split an escape, which is at most six bytes long. */
function wholeEscapes(bytes: Uint8Array, from: number, cut: number): number {
  let at = from;
  while (at < cut) {
    const length = byteAt(bytes, at) !== BACKSLASH ? 1 : byteAt(bytes, at + 1) === 0x75 ? 6 : 2;
    if (at + length > cut) return at;
    at += length;
  }
  return cut;
}
