/** What stands in place of data that the SDK could not keep. */
export interface LostData {
  cause: string;
  detail: string | null;
}

const MARK = 'flowtrail.lost';

/** A note is short; longer documents need not be looked at. */
const MOST_BYTES = 16 * 1024;

export function mayBeLost(bytes: number): boolean {
  return bytes <= MOST_BYTES;
}

/** The note, when the document is one; data that merely has a field of that name elsewhere is not. */
export function readLost(bytes: Uint8Array): LostData | null {
  const text = new TextDecoder().decode(bytes);
  if (!text.includes(MARK)) return null;
  const { [MARK]: cause, detail } = JSON.parse(text) as Record<string, unknown>;
  return typeof cause === 'string' ? { cause, detail: typeof detail === 'string' ? detail : null } : null;
}
