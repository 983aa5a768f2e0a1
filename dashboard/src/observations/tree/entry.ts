import type { TreeNode } from './node';

/** One line of the tree: a value, or a range of the children of a wide container. */
export type TreeEntry =
  | { kind: 'node'; id: string; level: number; node: TreeNode }
  | { kind: 'range'; id: string; level: number; container: number; from: number; to: number };

/** Children that stand directly under one line; more are grouped into ranges. */
export const PAGE = 100;

export function nodeEntry(node: TreeNode, level: number): TreeEntry {
  return { kind: 'node', id: String(node.start), level, node };
}

export function isExpandable(entry: TreeEntry): boolean {
  return entry.kind === 'range' || entry.node.count > 0;
}

/** The container whose children the entry holds, and which of them. */
export function childrenOf(entry: TreeEntry): { container: number; from: number; to: number } {
  return entry.kind === 'range' ? entry : { container: entry.node.start, from: 0, to: entry.node.count };
}

/** Ranges of equal size, at most `PAGE` of them; empty when the children fit under one line. */
export function rangesOf(entry: TreeEntry): TreeEntry[] {
  const { container, from, to } = childrenOf(entry);
  if (to - from <= PAGE) return [];
  const size = rangeSize(to - from);
  return Array.from({ length: Math.ceil((to - from) / size) }, (_, index): TreeEntry => {
    const first = from + index * size;
    const last = Math.min(to, first + size);
    return {
      kind: 'range',
      id: `${container}:${first}-${last}`,
      level: entry.level + 1,
      container,
      from: first,
      to: last,
    };
  });
}

function rangeSize(children: number): number {
  let size = PAGE;
  while (size * PAGE < children) size *= PAGE;
  return size;
}

/** Whether the entry leads to the child of a container. */
export function holds(entry: TreeEntry, container: number, child: number): boolean {
  const own = childrenOf(entry);
  return own.container === container && child >= own.from && child < own.to;
}
