import { decompress } from 'fzstd';
import type { StoredBlob } from '../cache/entry';
import { ObservationError } from './fault';

/** The JSON text behind the stored bytes. Throws `ObservationError` where they are damaged. */
export function decodeBlob({ encoding, bytes }: StoredBlob): Uint8Array {
  if (encoding === 'identity') return bytes;
  try {
    return decompress(bytes);
  } catch {
    throw new ObservationError({ kind: 'damaged' });
  }
}
