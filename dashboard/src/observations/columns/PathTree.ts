import { hasEscape, stringValue } from '../scan/text';
import { splitPath } from '../path';
import type { ValueSink } from './writers';

/** Wanted paths as a tree of keys, so that one walk over a row serves all of them. */
export class PathTree {
  readonly #name: string;
  readonly #key: Uint8Array;
  readonly children: PathTree[] = [];
  sink: ValueSink | null = null;
  /** Rows mostly have the same keys in the same order, so after one child the next is looked for first. */
  #next = 0;

  constructor(name = '') {
    this.#name = name;
    this.#key = new TextEncoder().encode(name);
  }

  add(path: string, sink: ValueSink): void {
    this.#descendAll(splitPath(path)).sink = sink;
  }

  /** The child for the key whose quotes are at `start` and `end - 1`; undefined when nobody wants it. */
  child(bytes: Uint8Array, start: number, end: number): PathTree | undefined {
    let at = this.#next;
    for (let left = this.children.length; left > 0; left--) {
      const child = this.children[at];
      at = at + 1 === this.children.length ? 0 : at + 1;
      if (child === undefined || !child.#isKey(bytes, start, end)) continue;
      this.#next = at;
      return child;
    }
    return hasEscape(bytes, start, end) ? this.#childNamed(stringValue(bytes, start, end)) : undefined;
  }

  #descendAll([key, ...rest]: string[]): PathTree {
    return key === undefined ? this : this.#descend(key).#descendAll(rest);
  }

  #descend(name: string): PathTree {
    const known = this.#childNamed(name);
    if (known !== undefined) return known;
    const child = new PathTree(name);
    this.children.push(child);
    return child;
  }

  #childNamed(name: string): PathTree | undefined {
    return this.children.find((child) => child.#name === name);
  }

  #isKey(bytes: Uint8Array, start: number, end: number): boolean {
    const key = this.#key;
    if (end - start - 2 !== key.length) return false;
    for (let index = 0; index < key.length; index++) {
      if (bytes[start + 1 + index] !== key[index]) return false;
    }
    return true;
  }
}
