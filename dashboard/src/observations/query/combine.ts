import type { Mask } from './match';

/** How a set of filters works together. */
export interface Combination {
  /** Per row, how many filters reject it. */
  rejections: Uint8Array;
  /** Rows that pass all filters, in document order. */
  rows: Uint32Array<ArrayBuffer>;
  /** Per filter, how many rows it alone keeps out: what removing it would bring back. */
  onlyRejectedBy: number[];
}

/** At most 255 filters, far beyond what a reader sets. */
export function combine(masks: readonly Mask[], rows: number): Combination {
  const rejections = new Uint8Array(rows);
  for (const mask of masks) addRejections(rejections, mask);
  return {
    rejections,
    rows: rowsWithout(rejections),
    onlyRejectedBy: masks.map((mask) => countSoleRejections(rejections, mask)),
  };
}

/** Rows that pass every filter except perhaps the given ones. */
export function rowsIgnoring(rejections: Uint8Array, ignored: readonly Mask[]): Uint32Array<ArrayBuffer> {
  const rest = rejections.slice();
  for (const mask of ignored) {
    for (let row = 0; row < rest.length; row++) if (mask[row] === 0) rest[row] = (rest[row] ?? 0) - 1;
  }
  return rowsWithout(rest);
}

function addRejections(rejections: Uint8Array, mask: Mask): void {
  for (let row = 0; row < rejections.length; row++) {
    rejections[row] = (rejections[row] ?? 0) + 1 - (mask[row] ?? 0);
  }
}

function rowsWithout(rejections: Uint8Array): Uint32Array<ArrayBuffer> {
  let count = 0;
  for (let row = 0; row < rejections.length; row++) if (rejections[row] === 0) count++;
  const passing = new Uint32Array(count);
  for (let row = 0, place = 0; place < count; row++) if (rejections[row] === 0) passing[place++] = row;
  return passing;
}

function countSoleRejections(rejections: Uint8Array, mask: Mask): number {
  let count = 0;
  for (let row = 0; row < rejections.length; row++) if (rejections[row] === 1 && mask[row] === 0) count++;
  return count;
}
