import { OffsetList } from './OffsetList';
import { eachElement, isArray, isObject } from './members';
import { MalformedJson } from './MalformedJson';
import { skipValue, skipWhitespace } from './skip';
import type { RowOffsets } from './survey';

class Enough extends Error {}

/**
 * The first rows of a document of which only the beginning is there: elements of the array that it is,
 * at most `wanted` of them, as far as they stand there whole. Null when it is no array of mostly objects.
 */
export function firstRows(beginning: Uint8Array, wanted: number): RowOffsets | null {
  const root = skipWhitespace(beginning, 0);
  if (!isArray(beginning, root)) return null;
  const starts = new OffsetList(wanted);
  const ends = new OffsetList(wanted);
  let objects = 0;
  untilItBreaksOff(() =>
    eachElement(beginning, root, (start) => {
      if (starts.length === wanted) throw new Enough();
      const end = skipValue(beginning, start);
      // A number may go on where the beginning ends.
      if (end === beginning.length) throw new Enough();
      if (isObject(beginning, start)) objects++;
      starts.push(start);
      ends.push(end);
      return end;
    }),
  );
  const mostly = objects > 0 && objects * 2 >= starts.length;
  return mostly ? { path: '', starts: starts.toArray(), ends: ends.toArray() } : null;
}

/** Where it breaks off, or breaks the grammar, is for those to say who read the whole. */
function untilItBreaksOff(read: () => unknown): void {
  try {
    read();
  } catch (error) {
    if (!(error instanceof Enough || error instanceof MalformedJson)) throw error;
  }
}
