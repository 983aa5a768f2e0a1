import { byteAt, CLOSE_OBJECT } from '../scan/bytes';
import { isObject } from '../scan/members';
import { skipString, skipValue, skipWhitespace } from '../scan/skip';
import type { RowOffsets } from '../scan/survey';
import type { Column, ColumnType } from './column';
import { PathTree } from './PathTree';
import type { ColumnWriter } from './writers';
import { writerFor } from './writers';

export interface ColumnSpec {
  path: string;
  type: ColumnType;
}

/** Builds all wanted columns in one walk over the rows, which a survey has already checked. */
export function buildColumns(bytes: Uint8Array, rows: RowOffsets, specs: readonly ColumnSpec[]): Column[] {
  const tree = new PathTree();
  const writers = specs.map(({ path, type }): ColumnWriter => {
    const writer = writerFor(type, path, rows.starts.length);
    tree.add(path, writer);
    return writer;
  });
  for (let row = 0; row < rows.starts.length; row++) {
    const start = rows.starts[row] ?? 0;
    if (isObject(bytes, start)) readRow(bytes, start, row, tree);
  }
  return writers.map((writer) => writer.finish());
}

/** Hands the wanted values of the object that opens at `open` to their sinks; answers the offset after it. */
export function readRow(bytes: Uint8Array, open: number, row: number, node: PathTree): number {
  let at = skipWhitespace(bytes, open + 1);
  while (byteAt(bytes, at) !== CLOSE_OBJECT) {
    const keyEnd = skipString(bytes, at);
    const child = node.child(bytes, at, keyEnd);
    const start = skipWhitespace(bytes, skipWhitespace(bytes, keyEnd) + 1);
    at = skipWhitespace(
      bytes,
      child === undefined ? skipValue(bytes, start) : readValue(bytes, start, row, child),
    );
    if (byteAt(bytes, at) === CLOSE_OBJECT) break;
    at = skipWhitespace(bytes, at + 1);
  }
  return at + 1;
}

function readValue(bytes: Uint8Array, start: number, row: number, node: PathTree): number {
  const descends = node.children.length > 0 && isObject(bytes, start);
  const end = descends ? readRow(bytes, start, row, node) : skipValue(bytes, start);
  node.sink?.write(row, bytes, start, end);
  return end;
}
