import type { Dictionary } from '../columns/column';
import { startOf } from '../columns/dictionary';

const KEY_BYTES = 4;

/** Fewer than this are ordered faster by comparing them one with the other. */
const FEW = 24;

/** Places `from` up to `to` of the order hold texts that agree in their first `depth` bytes. */
interface Alike {
  from: number;
  to: number;
  depth: number;
}

/**
 * Places of the texts in the order of their bytes. Four bytes at a time, each four beside the text's
 * place in one 64-bit number, so that the engine's own sort does the work; texts that agree so far are
 * told apart by their next four.
 */
export function orderTexts(texts: Dictionary): Uint32Array {
  const order = Uint32Array.from(texts.ends, (_, place) => place);
  const left: Alike[] = [{ from: 0, to: order.length, depth: 0 }];
  for (let alike = left.pop(); alike !== undefined; alike = left.pop()) {
    const part = order.subarray(alike.from, alike.to);
    if (part.length < FEW) sortFew(texts, part, alike.depth);
    else sortMany(texts, part, alike, left);
  }
  return order;
}

function sortMany(texts: Dictionary, part: Uint32Array, { from, depth }: Alike, left: Alike[]): void {
  const halves = sortedKeys(texts, part, depth);
  for (let at = 0; at < part.length; at++) part[at] = halves[at * 2] ?? 0;
  for (let first = 0; first < part.length;) {
    let end = first + 1;
    while (end < part.length && halves[end * 2 + 1] === halves[first * 2 + 1]) end++;
    const next = { from: from + first, to: from + end, depth: depth + KEY_BYTES };
    if (end - first > 1) splitAlike(texts, part.subarray(first, end), next, left);
    first = end;
  }
}

/** Texts that have all ended differ by their length at most; the others go on. */
function splitAlike(texts: Dictionary, part: Uint32Array, alike: Alike, left: Alike[]): void {
  if (part.some((place) => lengthOf(texts, place) > alike.depth)) left.push(alike);
  else part.sort((one, other) => lengthOf(texts, one) - lengthOf(texts, other) || one - other);
}

/** Pairs of place and key by key, then place; the low half first, as machines that run browsers have it. */
function sortedKeys({ bytes, ends }: Dictionary, part: Uint32Array, depth: number): Uint32Array {
  const keys = new BigUint64Array(part.length);
  const halves = new Uint32Array(keys.buffer);
  for (let at = 0; at < part.length; at++) {
    const place = part[at] ?? 0;
    halves[at * 2] = place;
    halves[at * 2 + 1] = keyAt(bytes, startOf(ends, place) + depth, ends[place] ?? 0);
  }
  keys.sort();
  return halves;
}

/** Bytes after the end of a text count as 0, so that the shorter text comes first. */
function keyAt(bytes: Uint8Array, from: number, end: number): number {
  let key = 0;
  for (let at = from; at < from + KEY_BYTES; at++) key = (key << 8) | (at < end ? (bytes[at] ?? 0) : 0);
  return key >>> 0;
}

/** By insertion; stable. */
function sortFew(texts: Dictionary, part: Uint32Array, depth: number): void {
  for (let at = 1; at < part.length; at++) {
    const place = part[at] ?? 0;
    let to = at;
    for (; to > 0 && compareTexts(texts, part[to - 1] ?? 0, place, depth) > 0; to--) {
      part[to] = part[to - 1] ?? 0;
    }
    part[to] = place;
  }
}

/** Negative, zero or positive, as the first text stands before, beside or after the second. */
export function compareTexts(texts: Dictionary, one: number, other: number, depth: number): number {
  const { bytes, ends } = texts;
  const [oneStart, otherStart] = [startOf(ends, one), startOf(ends, other)];
  const [oneLength, otherLength] = [lengthOf(texts, one), lengthOf(texts, other)];
  const shared = Math.min(oneLength, otherLength);
  for (let at = depth; at < shared; at++) {
    const difference = (bytes[oneStart + at] ?? 0) - (bytes[otherStart + at] ?? 0);
    if (difference !== 0) return difference;
  }
  return oneLength - otherLength;
}

function lengthOf({ ends }: Dictionary, place: number): number {
  return (ends[place] ?? 0) - startOf(ends, place);
}
