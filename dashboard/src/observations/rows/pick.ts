import { readRow } from '../columns/build';
import { PathTree } from '../columns/PathTree';
import type { ValueSink } from '../columns/writers';
import { isObject } from '../scan/members';
import { sourcePreview, stringPreview } from '../scan/text';
import { kindOf } from './kind';
import type { Cell } from './row';

/** Longer texts are cut in the grid; the row's own view shows all. */
const CELL_BYTES = 300;

const MISSING: Cell = { kind: 'missing', text: '' };

export interface Span {
  start: number;
  end: number;
}

/** Finds where the values of some paths stand in a row, without reading them. */
export class RowPicker {
  readonly #tree = new PathTree();
  readonly #places: Place[];

  /** A path that is undefined is found nowhere. */
  constructor(paths: readonly (string | undefined)[]) {
    const places = new Map<string | undefined, Place>();
    this.#places = paths.map((path) => {
      const place = places.get(path) ?? new Place();
      places.set(path, place);
      return place;
    });
    for (const [path, place] of places) if (path !== undefined) this.#tree.add(path, place);
  }

  /** One span per path; null where the row that starts at `start` has no such value. */
  pick(bytes: Uint8Array, start: number): (Span | null)[] {
    for (const place of this.#places) place.span = null;
    if (isObject(bytes, start)) readRow(bytes, start, 0, this.#tree);
    return this.#places.map(({ span }) => span);
  }
}

class Place implements ValueSink {
  span: Span | null = null;

  write(_row: number, _bytes: Uint8Array, start: number, end: number): void {
    this.span = { start, end };
  }
}

export function cellAt(bytes: Uint8Array, span: Span | null, limit = CELL_BYTES): Cell {
  if (span === null) return MISSING;
  const kind = kindOf(bytes, span.start);
  const preview = kind === 'string' ? stringPreview : sourcePreview;
  return { kind, text: preview(bytes, span.start, span.end, limit) };
}

export function booleanAt(bytes: Uint8Array, span: Span | null): boolean | null {
  const kind = span === null ? 'null' : kindOf(bytes, span.start);
  return kind === 'true' ? true : kind === 'false' ? false : null;
}
