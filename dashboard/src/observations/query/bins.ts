export const BIN_COUNT = 24;

/** Rows sorted into equal steps between the smallest and the largest number of the whole column. */
export interface Bins {
  min: number;
  max: number;
  /** Bar of each row, from 0; `BIN_COUNT` where there is no number. */
  ofRow: Uint8Array;
  /** Rows per bar without any filter. */
  totals: number[];
}

export function binRows(values: Float64Array): Bins | null {
  const [min, max] = rangeOf(values);
  if (min > max) return null;
  const ofRow = new Uint8Array(values.length);
  const totals = Array.from({ length: BIN_COUNT + 1 }, () => 0);
  // Half the span first: max - min of two huge numbers would overflow.
  const scale = max === min ? 0 : BIN_COUNT / 2 / (max / 2 - min / 2);
  for (let row = 0; row < values.length; row++) {
    const bin = binOf(values[row] ?? Number.NaN, min, scale);
    ofRow[row] = bin;
    totals[bin] = (totals[bin] ?? 0) + 1;
  }
  return { min, max, ofRow, totals: totals.slice(0, BIN_COUNT) };
}

function binOf(value: number, min: number, scale: number): number {
  if (Number.isNaN(value)) return BIN_COUNT;
  // Numbers beyond what a double can hold, such as 1e400, stand at the edges.
  if (!Number.isFinite(value)) return value < 0 ? 0 : BIN_COUNT - 1;
  return Math.min(BIN_COUNT - 1, Math.floor((value - min) * scale));
}

function rangeOf(values: Float64Array): [min: number, max: number] {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value < min && value !== Number.NEGATIVE_INFINITY) min = value;
    if (value > max && value !== Number.POSITIVE_INFINITY) max = value;
  }
  return [min, max];
}
