import { NEWLINE } from './bytes';

/** The document breaks the JSON grammar at one byte. Never carries the document's content. */
export class MalformedJson extends Error {
  readonly offset: number;
  readonly expected: string;
  readonly line: number;
  readonly column: number;

  constructor(bytes: Uint8Array, offset: number, expected: string) {
    const ended = offset >= bytes.length;
    super(`expected ${expected} at byte ${offset}${ended ? ', where the document ends' : ''}`);
    this.name = 'MalformedJson';
    this.offset = offset;
    this.expected = expected;
    const before = bytes.subarray(0, offset);
    this.line = countNewlines(before) + 1;
    this.column = offset - before.lastIndexOf(NEWLINE);
  }
}

function countNewlines(bytes: Uint8Array): number {
  let count = 0;
  for (const byte of bytes) if (byte === NEWLINE) count++;
  return count;
}
