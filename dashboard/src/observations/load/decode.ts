import { Decompress, decompress } from 'fzstd';
import type { StoredBlob } from '../cache/entry';
import { ObservationError } from './fault';
import { contentSizeOf } from './frame';

/** The JSON text behind the stored bytes. Throws `ObservationError` where they are damaged. */
export function decodeBlob({ encoding, bytes }: StoredBlob): Uint8Array {
  if (encoding === 'identity') return bytes;
  try {
    const size = contentSizeOf(bytes);
    return size === undefined ? decompress(bytes) : decompress(bytes, memoryOf(size));
  } catch {
    throw new ObservationError({ kind: 'damaged' });
  }
}

/**
 * Memory for the whole text, so that it is written once. The library compares what it is given with a
 * number, for which typed arrays would first become a text of all their bytes.
 */
function memoryOf(size: number): Uint8Array {
  return Object.defineProperty(new Uint8Array(size), Symbol.toPrimitive, { value: () => Number.NaN });
}

/** So much is decompressed at once while only the beginning is wanted. */
const SLICE_BYTES = 16 * 1024;

/** At least `wanted` bytes of the text, unless it is shorter; what is damaged ends it early. */
export function decodeBeginning({ encoding, bytes }: StoredBlob, wanted: number): Uint8Array<ArrayBuffer> {
  if (encoding === 'identity') return bytes.slice(0, wanted);
  const pieces: Uint8Array[] = [];
  const decoder = new Decompress((piece) => pieces.push(piece));
  try {
    for (let at = 0; at < bytes.length && lengthOf(pieces) < wanted; at += SLICE_BYTES) {
      decoder.push(bytes.subarray(at, at + SLICE_BYTES));
    }
  } catch {
    // Whoever reads on decodes the whole, and is told.
  }
  return joined(pieces);
}

function lengthOf(pieces: readonly Uint8Array[]): number {
  return pieces.reduce((sum, { length }) => sum + length, 0);
}

function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(lengthOf(pieces));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
