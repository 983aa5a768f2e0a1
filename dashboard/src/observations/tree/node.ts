import type { ValueKind } from '../rows/kind';

/** One value of the document as the tree shows it. */
export interface TreeNode {
  /** First byte, which is also the node's name. */
  start: number;
  /** Byte after the last. */
  end: number;
  kind: ValueKind;
  /** Null for elements of arrays and for the root. */
  key: string | null;
  /** Place in the parent. */
  index: number;
  /** The source text, cut when long; of containers only the beginning. */
  text: string;
  /** Members or elements; 0 for scalars. */
  count: number;
}

export interface TreePage {
  nodes: TreeNode[];
}

/** A place where the searched text stands. */
export interface TreeHit {
  /** All hits, counted up to a limit. */
  total: number;
  /** True when there are more than were counted. */
  capped: boolean;
  /** Which hit this is, from 0; -1 when there is none. */
  index: number;
  /** From the root down: the containers to open, and in each the child to go to. */
  trail: { start: number; child: number; count: number }[];
  /** First byte of the node that holds the hit. */
  node: number;
}
