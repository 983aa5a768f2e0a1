import { OffsetList } from '../scan/OffsetList';
import type { TextArena } from './TextArena';

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** An open hash table that finds texts of an arena by their bytes. */
export class TextIndex {
  readonly #arena: TextArena;
  readonly #hashes = new OffsetList();
  #slots = new Uint32Array(1024);

  constructor(arena: TextArena) {
    this.#arena = arena;
  }

  /** The number of the text in `bytes` from `start` up to `end`, which is appended when it is new. */
  codeOf(bytes: Uint8Array, start: number, end: number): number {
    const hash = hashOf(bytes, start, end);
    const slot = this.#slotOf(hash, bytes, start, end);
    return this.#slots[slot] || this.#add(slot, hash, this.#arena.append(bytes, start, end));
  }

  #slotOf(hash: number, bytes: Uint8Array, start: number, end: number): number {
    const mask = this.#slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const code = this.#slots[slot] ?? 0;
      if (code === 0) return slot;
      if (this.#hashes.at(code - 1) === hash && this.#arena.holds(code, bytes, start, end)) return slot;
    }
  }

  #add(slot: number, hash: number, code: number): number {
    this.#hashes.push(hash);
    this.#slots[slot] = code;
    if (code * 2 > this.#slots.length) this.#rehash();
    return code;
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
