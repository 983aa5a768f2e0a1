import { expect, it } from 'vitest';
import { bytesOf } from '../testing/documents';
import { zstdFrame } from '../testing/zstd';
import { decodeBlob } from './decode';
import { contentSizeOf } from './frame';

/** "[1,2,3]\n" compressed by the reference implementation from a pipe: its header does not know the size. */
const PIPED = [
  0x28,
  0xb5,
  0x2f,
  0xfd,
  0x04,
  0x58,
  0x41,
  0,
  0,
  ...bytesOf('[1,2,3]\n'),
  0x59,
  0x86,
  0x6d,
  0xa2,
];

it('frames are decoded into memory of the size that they announce', () => {
  const text = 'candidate '.repeat(50_000);
  const frame = zstdFrame(bytesOf(text));
  expect(contentSizeOf(frame)).toBe(text.length);
  expect(new TextDecoder().decode(decodeBlob({ encoding: 'zstd', bytes: frame })) === text).toBe(true);
});

it('frames that announce nothing are decoded as well', () => {
  const frame = Uint8Array.from(PIPED);
  expect(contentSizeOf(frame)).toBeUndefined();
  expect(new TextDecoder().decode(decodeBlob({ encoding: 'zstd', bytes: frame }))).toBe('[1,2,3]\n');
});

it.each([
  ['one byte', [0x20, 7], 7],
  ['two bytes', [0x60, 0x01, 0x02], 0x0201 + 256],
  ['four bytes after a window', [0x80, 0x58, 1, 0, 0, 1], 0x01000001],
  ['eight bytes, more than anybody shows', [0xe0, 1, 0, 0, 0, 0, 0, 0, 0], undefined],
])('a size of %s is read', (_, header, size) => {
  expect(contentSizeOf(Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, ...header))).toBe(size);
});

it('what is cut off or no frame at all is damaged', () => {
  const frame = zstdFrame(bytesOf('candidate '.repeat(50_000)));
  for (const bytes of [frame.slice(0, 100_000), bytesOf('no frame')]) {
    expect(() => decodeBlob({ encoding: 'zstd', bytes })).toThrow('damaged');
  }
});
