import type { TreeEntry } from './entry';

/** A line with its place among its siblings, as screen readers announce it. */
export interface TreeLine {
  entry: TreeEntry;
  expanded: boolean;
  position: number;
  siblings: number;
}

/** What is open, by the id of the entry, with what stands under it. */
export type OpenEntries = ReadonlyMap<string, readonly TreeEntry[]>;

/** The visible lines from top to bottom. */
export function visibleLines(entries: readonly TreeEntry[], open: OpenEntries): TreeLine[] {
  return entries.flatMap((entry, index) => {
    const children = open.get(entry.id);
    const line: TreeLine = {
      entry,
      expanded: children !== undefined,
      position: index + 1,
      siblings: entries.length,
    };
    return children === undefined ? [line] : [line, ...visibleLines(children, open)];
  });
}

/** Where the parent of a line stands; itself for the root. */
export function parentOf(lines: readonly TreeLine[], place: number): number {
  const level = lines[place]?.entry.level ?? 0;
  const above = lines.slice(0, place).findLastIndex(({ entry }) => entry.level < level);
  return above === -1 ? place : above;
}
