/** Memory that was never written to costs nothing, copying what was does: fewer and larger steps. */
const GROWTH = 4;

/** A list of unsigned 32-bit numbers, mostly byte offsets, that grows as it is filled. */
export class OffsetList {
  #values: Uint32Array<ArrayBuffer>;
  length = 0;

  constructor(capacity = 256) {
    this.#values = new Uint32Array(capacity);
  }

  push(offset: number): void {
    if (this.length === this.#values.length) this.#grow();
    this.#values[this.length++] = offset;
  }

  at(index: number): number {
    return this.#values[index] ?? 0;
  }

  /** A copy that owns exactly its own memory. */
  toArray(): Uint32Array<ArrayBuffer> {
    return this.#values.slice(0, this.length);
  }

  #grow(): void {
    const larger = new Uint32Array(this.#values.length * GROWTH);
    larger.set(this.#values);
    this.#values = larger;
  }
}
