const MAX_BLOCK = 128 * 1024;

/** A zstd frame that stores its content in raw blocks: enough to be decoded, without a compressor. */
export function zstdFrame(content: Uint8Array): Uint8Array<ArrayBuffer> {
  const pieces = [Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 0xa0, ...littleEndian(content.length, 4))];
  for (let from = 0; from === 0 || from < content.length; from += MAX_BLOCK) {
    const block = content.slice(from, from + MAX_BLOCK);
    const last = from + MAX_BLOCK >= content.length ? 1 : 0;
    pieces.push(Uint8Array.from(littleEndian((block.length << 3) | last, 3)), block);
  }
  return joined(pieces);
}

function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

function littleEndian(value: number, bytes: number): number[] {
  return Array.from({ length: bytes }, (_, index) => (value >>> (8 * index)) & 0xff);
}
