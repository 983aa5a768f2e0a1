import type { Dictionary } from '../columns/column';
import { startOf, textAt } from '../columns/dictionary';
import { TextArena } from '../columns/TextArena';

const UPPER_A = 0x41;
const UPPER_Z = 0x5a;
const LOWER = 0x20;
const BEYOND_ASCII = 0x80;

const encoder = new TextEncoder();

/** The texts in lower case, as `toLowerCase` makes them, to be searched and ordered by their bytes. */
export function foldTexts(texts: Dictionary): Dictionary {
  switch (contentOf(texts.bytes)) {
    case 'folded':
      return texts;
    case 'ascii':
      return { bytes: foldAscii(texts.bytes), ends: texts.ends };
    case 'unicode':
      return foldOneByOne(texts);
  }
}

export function foldNeedle(text: string): Uint8Array {
  return encoder.encode(text.toLowerCase());
}

function contentOf(bytes: Uint8Array): 'folded' | 'ascii' | 'unicode' {
  let upper = false;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte >= BEYOND_ASCII) return 'unicode';
    if (byte >= UPPER_A && byte <= UPPER_Z) upper = true;
  }
  return upper ? 'ascii' : 'folded';
}

function foldAscii(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const folded = new Uint8Array(bytes.length);
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    folded[at] = byte >= UPPER_A && byte <= UPPER_Z ? byte | LOWER : byte;
  }
  return folded;
}

/** Lower case may take more bytes than upper case does, so every text finds a new place. */
function foldOneByOne(texts: Dictionary): Dictionary {
  const { bytes, ends } = texts;
  const folded = new TextArena(ends.length);
  const ascii = foldAscii(bytes);
  for (let place = 0; place < ends.length; place++) {
    const start = startOf(ends, place);
    const end = ends[place] ?? start;
    if (isAscii(bytes, start, end)) folded.append(ascii, start, end);
    else appendWhole(folded, encoder.encode(textAt(texts, place).toLowerCase()));
  }
  return folded.toDictionary();
}

function appendWhole(texts: TextArena, bytes: Uint8Array): void {
  texts.append(bytes, 0, bytes.length);
}

function isAscii(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if ((bytes[at] ?? 0) >= BEYOND_ASCII) return false;
  return true;
}
