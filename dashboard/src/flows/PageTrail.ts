/**
 * The way through the pages so far. The server's cursors lead only to older flows; the way back to
 * newer ones is remembered here, as long as the tab lives.
 */
export class PageTrail {
  readonly #before = new Map<string, string | undefined>();

  /** The page at `cursor` named `next` as the one after it. */
  note(cursor: string | undefined, next: string | null): void {
    if (next !== null) this.#before.set(next, cursor);
  }

  /** The page that led to this one; null when nobody came that way. */
  before(cursor: string): { cursor: string | undefined } | null {
    return this.#before.has(cursor) ? { cursor: this.#before.get(cursor) } : null;
  }

  /** How many pages are newer than this one; undefined when the way here is not known. */
  depth(cursor: string | undefined): number | undefined {
    if (cursor === undefined) return 0;
    const before = this.before(cursor);
    const depth = before === null ? undefined : this.depth(before.cursor);
    return depth === undefined ? undefined : depth + 1;
  }
}
