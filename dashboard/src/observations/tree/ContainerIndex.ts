import { OffsetList } from '../scan/OffsetList';
import { eachElement, eachMember, isArray, isObject } from '../scan/members';
import { skipValue } from '../scan/skip';

/** Where the children of one container stand. */
export interface Children {
  /** First byte of each key, or of each element. */
  keys: Uint32Array;
  starts: Uint32Array;
  ends: Uint32Array;
}

const KEPT_CHILDREN = 2_000_000;

/** Finds children of containers and remembers the larger lists, so that paging does not scan again. */
export class ContainerIndex {
  readonly #bytes: Uint8Array;
  readonly #lists = new Map<number, Children>();
  #kept = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** Children of the container at `start`; none for a scalar. */
  childrenOf(start: number): Children {
    const known = this.#lists.get(start);
    if (known !== undefined) return known;
    const children = readChildren(this.#bytes, start);
    this.#kept += children.starts.length;
    if (this.#kept > KEPT_CHILDREN) this.#forget(children.starts.length);
    this.#lists.set(start, children);
    return children;
  }

  /** Number of children, without remembering them. */
  countOf(start: number): number {
    return this.#lists.get(start)?.starts.length ?? countChildren(this.#bytes, start);
  }

  #forget(kept: number): void {
    this.#lists.clear();
    this.#kept = kept;
  }
}

function readChildren(bytes: Uint8Array, start: number): Children {
  const keys = new OffsetList(16);
  const starts = new OffsetList(16);
  const ends = new OffsetList(16);
  eachChild(bytes, start, (keyStart, childStart) => {
    const end = skipValue(bytes, childStart);
    keys.push(keyStart);
    starts.push(childStart);
    ends.push(end);
    return end;
  });
  return { keys: keys.toArray(), starts: starts.toArray(), ends: ends.toArray() };
}

function countChildren(bytes: Uint8Array, start: number): number {
  let count = 0;
  eachChild(bytes, start, (_, childStart) => {
    count++;
    return skipValue(bytes, childStart);
  });
  return count;
}

function eachChild(
  bytes: Uint8Array,
  start: number,
  read: (keyStart: number, start: number) => number,
): void {
  if (isArray(bytes, start)) eachElement(bytes, start, (element) => read(element, element));
  else if (isObject(bytes, start)) eachMember(bytes, start, (keyStart, _, member) => read(keyStart, member));
}
