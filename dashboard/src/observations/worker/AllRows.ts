/** Matching rows in the order to be shown, by their place in the document. */
export type Rows = Pick<Uint32Array, 'length' | 'subarray' | 'indexOf'>;

/** All rows in the order of the document, of which none needs to be written down. */
export class AllRows implements Rows {
  readonly length: number;

  constructor(count: number) {
    this.length = count;
  }

  subarray(from = 0, to = this.length): Uint32Array<ArrayBuffer> {
    const end = Math.min(to, this.length);
    return Uint32Array.from({ length: Math.max(0, end - from) }, (_, place) => from + place);
  }

  indexOf(row: number): number {
    return row < this.length ? row : -1;
  }
}
