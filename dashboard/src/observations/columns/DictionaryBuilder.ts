import { OffsetList } from '../scan/OffsetList';
import type { Dictionary } from './column';
import { SEPARATOR_BYTES } from './column';

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** Numbers distinct UTF-8 texts from 1 by an open hash table over their bytes; decodes nothing. */
export class DictionaryBuilder {
  #arena = new Uint8Array(1024);
  #used = 0;
  readonly #starts = new OffsetList();
  readonly #ends = new OffsetList();
  readonly #hashes = new OffsetList();
  #slots = new Uint32Array(1024);

  /** The code of the text between `start` and `end`, which is added when it is new. */
  codeOf(bytes: Uint8Array, start: number, end: number): number {
    const hash = hashOf(bytes, start, end);
    const slot = this.#find(hash, bytes, start, end);
    return this.#slots[slot] || this.#add(slot, hash, bytes, start, end);
  }

  build(): Dictionary {
    return { bytes: this.#arena.slice(0, this.#used), ends: this.#ends.toArray() };
  }

  #find(hash: number, bytes: Uint8Array, start: number, end: number): number {
    const mask = this.#slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const code = this.#slots[slot] ?? 0;
      if (code === 0) return slot;
      if (this.#hashes.at(code - 1) === hash && this.#holds(code, bytes, start, end)) return slot;
    }
  }

  #holds(code: number, bytes: Uint8Array, start: number, end: number): boolean {
    const from = this.#starts.at(code - 1);
    const length = end - start;
    if (this.#ends.at(code - 1) - from !== length) return false;
    for (let index = 0; index < length; index++) {
      if (this.#arena[from + index] !== bytes[start + index]) return false;
    }
    return true;
  }

  #add(slot: number, hash: number, bytes: Uint8Array, start: number, end: number): number {
    this.#starts.push(this.#used);
    this.#append(bytes.subarray(start, end));
    this.#ends.push(this.#used);
    this.#append(SEPARATOR_BYTES);
    this.#hashes.push(hash);
    const code = this.#ends.length;
    this.#slots[slot] = code;
    if (code * 2 > this.#slots.length) this.#rehash();
    return code;
  }

  #append(bytes: ArrayLike<number>): void {
    const needed = this.#used + bytes.length;
    if (needed > this.#arena.length) this.#growArena(needed);
    this.#arena.set(bytes, this.#used);
    this.#used = needed;
  }

  #growArena(needed: number): void {
    const larger = new Uint8Array(Math.max(needed, this.#arena.length * 2));
    larger.set(this.#arena);
    this.#arena = larger;
  }

  #rehash(): void {
    const slots = new Uint32Array(this.#slots.length * 2);
    const mask = slots.length - 1;
    for (let index = 0; index < this.#hashes.length; index++) {
      let slot = this.#hashes.at(index) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = index + 1;
    }
    this.#slots = slots;
  }
}

function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = FNV_OFFSET;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), FNV_PRIME);
  return hash >>> 0;
}
