import {
  byteAt,
  CLOSE_ARRAY,
  CLOSE_OBJECT,
  COLON,
  COMMA,
  OPEN_ARRAY,
  OPEN_OBJECT,
  QUOTE,
} from '../scan/bytes';
import { skipString, skipValue, skipWhitespace } from '../scan/skip';
import { sourceText } from '../scan/text';

/** The checked value at `start`, indented by two spaces; every number and escape as it was written. */
export function prettyText(bytes: Uint8Array, start: number): string {
  const end = skipValue(bytes, start);
  const pieces: string[] = [];
  let depth = 0;
  for (let at = start; at < end; at = skipWhitespace(bytes, at)) {
    const token = tokenAt(bytes, at);
    at += token.length;
    depth += token.depth;
    pieces.push(layOut(bytes, token, at, depth));
  }
  return pieces.join('');
}

interface Token {
  text: string;
  length: number;
  depth: number;
}

function tokenAt(bytes: Uint8Array, at: number): Token {
  const byte = byteAt(bytes, at);
  const opens = byte === OPEN_ARRAY || byte === OPEN_OBJECT;
  const closes = byte === CLOSE_ARRAY || byte === CLOSE_OBJECT;
  const mark = opens || closes || byte === COMMA || byte === COLON;
  const end = mark ? at + 1 : byte === QUOTE ? skipString(bytes, at) : skipValue(bytes, at);
  return { text: sourceText(bytes, at, end), length: end - at, depth: opens ? 1 : closes ? -1 : 0 };
}

function layOut(bytes: Uint8Array, { text }: Token, after: number, depth: number): string {
  const next = byteAt(bytes, skipWhitespace(bytes, after));
  const closing = next === CLOSE_ARRAY || next === CLOSE_OBJECT;
  if (text === ':') return ': ';
  if (text === ',') return `,${newLine(depth)}`;
  if (text === '{' || text === '[') return closing ? text : text + newLine(depth);
  return closing ? text + newLine(depth - 1) : text;
}

function newLine(depth: number): string {
  return `\n${'  '.repeat(depth)}`;
}
