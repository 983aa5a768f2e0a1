import type { Mask } from './match';

/** How a set of filters works together. */
export interface Combination {
  /** Rows that pass all filters, in document order. */
  rows: Uint32Array<ArrayBuffer>;
  /** The same as flags; null when there is no filter, so that all pass. */
  passing: Mask | null;
  /** Per filter, how many rows it alone keeps out: what removing it would bring back. */
  onlyRejectedBy: number[];
}

/** At most 255 filters, far beyond what a reader sets. */
export function combine(masks: readonly Mask[], rows: number): Combination {
  const [first, ...others] = masks;
  if (first === undefined) return { rows: allRows(rows), passing: null, onlyRejectedBy: [] };
  if (others.length === 0) {
    const passing = rowsIn(first);
    return { rows: passing, passing: first, onlyRejectedBy: [rows - passing.length] };
  }
  return combineMany(masks, rows);
}

function combineMany(masks: readonly Mask[], rows: number): Combination {
  const rejections = new Uint8Array(rows);
  for (const mask of masks) addRejections(rejections, mask);
  const onlyRejectedBy = masks.map((mask) => countSoleRejections(rejections, mask));
  const passing = rejections;
  for (let row = 0; row < rows; row++) passing[row] = rejections[row] === 0 ? 1 : 0;
  return { rows: rowsIn(passing), passing, onlyRejectedBy };
}

function addRejections(rejections: Uint8Array, mask: Mask): void {
  for (let row = 0; row < rejections.length; row++) {
    rejections[row] = (rejections[row] ?? 0) + 1 - (mask[row] ?? 0);
  }
}

function countSoleRejections(rejections: Uint8Array, mask: Mask): number {
  let count = 0;
  for (let row = 0; row < rejections.length; row++) if (rejections[row] === 1 && mask[row] === 0) count++;
  return count;
}

function rowsIn(passing: Mask): Uint32Array<ArrayBuffer> {
  let count = 0;
  for (let row = 0; row < passing.length; row++) count += passing[row] ?? 0;
  const rows = new Uint32Array(count);
  for (let row = 0, place = 0; place < count; row++) if (passing[row] === 1) rows[place++] = row;
  return rows;
}

function allRows(count: number): Uint32Array<ArrayBuffer> {
  const rows = new Uint32Array(count);
  for (let row = 0; row < count; row++) rows[row] = row;
  return rows;
}
