import { byteAt, DOT, isDigit, MINUS } from '../scan/bytes';
import { sourceText } from '../scan/text';

/** Up to here both the digits and the power of ten are exact doubles, so one division rounds correctly. */
const EXACT_DIGITS = 15;
const POWERS_OF_TEN = Array.from({ length: EXACT_DIGITS + 1 }, (_, power) => 10 ** power);

/** The double nearest to the number written between `start` and `end`. */
export function parseNumber(bytes: Uint8Array, start: number, end: number): number {
  const negative = byteAt(bytes, start) === MINUS;
  let mantissa = 0;
  let decimals = -1;
  const first = negative ? start + 1 : start;
  if (end - first > EXACT_DIGITS) return parseSlowly(bytes, start, end);
  for (let at = first; at < end; at++) {
    const byte = byteAt(bytes, at);
    if (isDigit(byte)) mantissa = mantissa * 10 + (byte & 0x0f);
    else if (byte === DOT) decimals = end - at - 1;
    else return parseSlowly(bytes, start, end);
  }
  const value = decimals > 0 ? mantissa / (POWERS_OF_TEN[decimals] ?? 1) : mantissa;
  return negative ? -value : value;
}

function parseSlowly(bytes: Uint8Array, start: number, end: number): number {
  return Number(sourceText(bytes, start, end));
}
