import {
  BACKSLASH,
  byteAt,
  CLOSE_ARRAY,
  CLOSE_OBJECT,
  COLON,
  COMMA,
  DOT,
  isDigit,
  LOWER_E,
  LOWER_F,
  LOWER_N,
  LOWER_T,
  LOWER_U,
  MINUS,
  NEWLINE,
  OPEN_ARRAY,
  OPEN_OBJECT,
  PLUS,
  QUOTE,
  RETURN,
  SLASH,
  SPACE,
  TAB,
  ZERO,
} from './bytes';
import { MalformedJson } from './MalformedJson';

/** Deeper documents are refused, so that a hostile one cannot exhaust the stack. The server stops at 200. */
export const MAX_DEPTH = 1000;

export function skipWhitespace(bytes: Uint8Array, at: number): number {
  let byte = byteAt(bytes, at);
  while (byte === SPACE || byte === NEWLINE || byte === RETURN || byte === TAB) {
    byte = byteAt(bytes, ++at);
  }
  return at;
}

/** Checks the value that starts at `at` against the whole grammar; answers the offset after it. */
export function skipValue(bytes: Uint8Array, at: number, depth = 0): number {
  switch (byteAt(bytes, at)) {
    case QUOTE:
      return skipString(bytes, at);
    case OPEN_OBJECT:
      return skipObject(bytes, at, depth + 1);
    case OPEN_ARRAY:
      return skipArray(bytes, at, depth + 1);
    case LOWER_T:
      return skipWord(bytes, at, 'true');
    case LOWER_F:
      return skipWord(bytes, at, 'false');
    case LOWER_N:
      return skipWord(bytes, at, 'null');
    default:
      return skipNumber(bytes, at);
  }
}

function skipObject(bytes: Uint8Array, open: number, depth: number): number {
  checkDepth(bytes, open, depth);
  let at = skipWhitespace(bytes, open + 1);
  if (byteAt(bytes, at) === CLOSE_OBJECT) return at + 1;
  for (;;) {
    at = skipColon(bytes, skipString(bytes, at));
    at = skipWhitespace(bytes, skipValue(bytes, at, depth));
    const byte = byteAt(bytes, at);
    if (byte === CLOSE_OBJECT) return at + 1;
    if (byte !== COMMA) throw new MalformedJson(bytes, at, '"," or "}"');
    at = skipWhitespace(bytes, at + 1);
  }
}

function skipArray(bytes: Uint8Array, open: number, depth: number): number {
  checkDepth(bytes, open, depth);
  let at = skipWhitespace(bytes, open + 1);
  if (byteAt(bytes, at) === CLOSE_ARRAY) return at + 1;
  for (;;) {
    at = skipWhitespace(bytes, skipValue(bytes, at, depth));
    const byte = byteAt(bytes, at);
    if (byte === CLOSE_ARRAY) return at + 1;
    if (byte !== COMMA) throw new MalformedJson(bytes, at, '"," or "]"');
    at = skipWhitespace(bytes, at + 1);
  }
}

function checkDepth(bytes: Uint8Array, at: number, depth: number): void {
  if (depth > MAX_DEPTH) throw new MalformedJson(bytes, at, `at most ${MAX_DEPTH} nested levels`);
}

/** From the end of a key to the start of its value. */
export function skipColon(bytes: Uint8Array, afterKey: number): number {
  const at = skipWhitespace(bytes, afterKey);
  if (byteAt(bytes, at) !== COLON) throw new MalformedJson(bytes, at, '":"');
  return skipWhitespace(bytes, at + 1);
}

export function skipString(bytes: Uint8Array, open: number): number {
  if (byteAt(bytes, open) !== QUOTE) throw new MalformedJson(bytes, open, 'a string');
  let at = open + 1;
  for (;;) {
    const byte = byteAt(bytes, at);
    if (byte === QUOTE) return at + 1;
    if (byte < SPACE) throw new MalformedJson(bytes, at, 'a character of a string or its end');
    at = byte === BACKSLASH ? skipEscape(bytes, at + 1) : at + 1;
  }
}

function skipEscape(bytes: Uint8Array, at: number): number {
  switch (byteAt(bytes, at)) {
    case QUOTE:
    case BACKSLASH:
    case SLASH:
    case 0x62:
    case LOWER_F:
    case LOWER_N:
    case 0x72:
    case LOWER_T:
      return at + 1;
    case LOWER_U:
      return skipHex(bytes, at + 1);
    default:
      throw new MalformedJson(bytes, at, 'an escape such as \\n or \\u0041');
  }
}

function skipHex(bytes: Uint8Array, from: number): number {
  for (let at = from; at < from + 4; at++) {
    if (!isHex(byteAt(bytes, at))) throw new MalformedJson(bytes, at, 'a hexadecimal digit');
  }
  return from + 4;
}

function isHex(byte: number): boolean {
  const lower = byte | 0x20;
  return isDigit(byte) || (byte > 0 && lower >= 0x61 && lower <= LOWER_F);
}

function skipWord(bytes: Uint8Array, from: number, word: string): number {
  for (let index = 0; index < word.length; index++) {
    if (byteAt(bytes, from + index) !== word.charCodeAt(index)) {
      throw new MalformedJson(bytes, from + index, `the word ${word}`);
    }
  }
  return from + word.length;
}

function skipNumber(bytes: Uint8Array, from: number): number {
  let at = byteAt(bytes, from) === MINUS ? from + 1 : from;
  if (byteAt(bytes, at) === ZERO) at++;
  else at = skipDigits(bytes, at, from === at ? 'a value' : 'a digit');
  if (byteAt(bytes, at) === DOT) at = skipDigits(bytes, at + 1, 'a digit');
  if ((byteAt(bytes, at) | 0x20) === LOWER_E && byteAt(bytes, at) > 0) at = skipExponent(bytes, at + 1);
  return at;
}

function skipExponent(bytes: Uint8Array, at: number): number {
  const sign = byteAt(bytes, at);
  return skipDigits(bytes, sign === PLUS || sign === MINUS ? at + 1 : at, 'a digit');
}

function skipDigits(bytes: Uint8Array, from: number, expected: string): number {
  let at = from;
  while (isDigit(byteAt(bytes, at))) at++;
  if (at === from) throw new MalformedJson(bytes, at, expected);
  return at;
}
