const MAGIC = [0x28, 0xb5, 0x2f, 0xfd];
const DESCRIPTOR = 4;

/** How large what is behind a zstd frame is, when its header says so in at most four bytes (RFC 8878, 3.1.1.1). */
export function contentSizeOf(frame: Uint8Array): number | undefined {
  const descriptor = frame[DESCRIPTOR] ?? 0;
  const hasDictionary = (descriptor & 3) !== 0;
  if (hasDictionary || MAGIC.some((byte, at) => frame[at] !== byte)) return undefined;
  const single = (descriptor >> 5) & 1;
  const form = descriptor >> 6;
  const at = DESCRIPTOR + 2 - single;
  if (form === 0) return single === 1 ? frame[at] : undefined;
  if (form === 3) return undefined;
  return littleEndian(frame, at, 2 ** form) + (form === 1 ? 256 : 0);
}

function littleEndian(bytes: Uint8Array, from: number, length: number): number {
  let value = 0;
  for (let at = from + length - 1; at >= from; at--) value = value * 256 + (bytes[at] ?? 0);
  return value;
}
