import { decompress } from 'fzstd';
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
