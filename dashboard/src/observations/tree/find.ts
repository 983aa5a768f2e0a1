import { OffsetList } from '../scan/OffsetList';
import type { ContainerIndex } from './ContainerIndex';
import type { TreeHit } from './node';

/** More hits than this are not counted; a reader narrows the text instead of walking them. */
export const MAX_HITS = 10_000;

/**
 * Byte offsets of a text in the document as it is written, ignoring the case of ASCII letters.
 * Escapes are not resolved: what the tree shows is what is searched.
 */
export function findAll(bytes: Uint8Array, text: string): Uint32Array {
  const needle = new TextEncoder().encode(text).map(lower);
  const hits = new OffsetList();
  const first = needle[0];
  if (first === undefined) return hits.toArray();
  for (let at = 0; at <= bytes.length - needle.length && hits.length <= MAX_HITS; at++) {
    if (lower(bytes[at] ?? 0) === first && standsAt(bytes, at, needle)) hits.push(at);
  }
  return hits.toArray();
}

function standsAt(bytes: Uint8Array, at: number, needle: Uint8Array): boolean {
  for (let index = 1; index < needle.length; index++) {
    if (lower(bytes[at + index] ?? 0) !== needle[index]) return false;
  }
  return true;
}

function lower(byte: number): number {
  return byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte;
}

/** The way from the root to the value, or the key of a value, that holds the byte at `offset`. */
export function trailTo(
  index: ContainerIndex,
  root: number,
  offset: number,
): Pick<TreeHit, 'trail' | 'node'> {
  const trail: TreeHit['trail'] = [];
  let node = root;
  for (;;) {
    const { keys, starts, ends } = index.childrenOf(node);
    const child = lastAtOrBefore(keys, offset);
    if (child === -1 || offset >= (ends[child] ?? 0)) return { trail, node };
    trail.push({ start: node, child, count: starts.length });
    node = starts[child] ?? 0;
    if (offset < node) return { trail, node };
  }
}

/** Index of the last offset that is not after `wanted`; -1 when all are. */
function lastAtOrBefore(offsets: Uint32Array, wanted: number): number {
  let low = 0;
  let high = offsets.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((offsets[middle] ?? 0) <= wanted) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
