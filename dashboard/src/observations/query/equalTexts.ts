import type { Dictionary } from '../columns/column';

/** One flag per text: 1 when it is this one, to the letter. */
export function equalTexts({ bytes, ends }: Dictionary, text: string): Uint8Array {
  const wanted = new TextEncoder().encode(text);
  const equal = new Uint8Array(ends.length);
  let start = 0;
  for (let place = 0; place < ends.length; place++) {
    const end = ends[place] ?? start;
    if (end - start === wanted.length && standsAt(bytes, start, wanted)) equal[place] = 1;
    start = end;
  }
  return equal;
}

/** Whether all bytes of `wanted` stand in `bytes` from `at` on. */
export function standsAt(bytes: Uint8Array, at: number, wanted: Uint8Array): boolean {
  for (let index = 0; index < wanted.length; index++) {
    if (bytes[at + index] !== wanted[index]) return false;
  }
  return true;
}
