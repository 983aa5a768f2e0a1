import { kindOf } from '../rows/kind';
import { isObject } from '../scan/members';
import { skipString, skipValue } from '../scan/skip';
import { sourcePreview, stringValue } from '../scan/text';
import type { Children, ContainerIndex } from './ContainerIndex';
import type { TreeNode } from './node';

/** Longer scalars are cut in the tree; copying takes them whole. */
const SCALAR_BYTES = 2000;

/** Of a container, enough to tell it from its neighbours while it is closed. */
const CONTAINER_BYTES = 160;

export function rootNode(bytes: Uint8Array, index: ContainerIndex, start: number): TreeNode {
  return nodeAt(bytes, index, { start, end: skipValue(bytes, start), key: null, index: 0 });
}

/** The children `from` up to, not including, `to`. */
export function childNodes(
  bytes: Uint8Array,
  index: ContainerIndex,
  start: number,
  from: number,
  to: number,
): TreeNode[] {
  const children = index.childrenOf(start);
  const named = isObject(bytes, start);
  const first = Math.max(0, from);
  const length = Math.max(0, Math.min(to, children.starts.length) - first);
  return Array.from({ length }, (_, offset) => {
    const child = first + offset;
    const key = named ? keyAt(bytes, children, child) : null;
    return nodeAt(bytes, index, {
      start: children.starts[child] ?? 0,
      end: children.ends[child] ?? 0,
      key,
      index: child,
    });
  });
}

type Place = Pick<TreeNode, 'start' | 'end' | 'key' | 'index'>;

function nodeAt(bytes: Uint8Array, index: ContainerIndex, place: Place): TreeNode {
  const kind = kindOf(bytes, place.start);
  const container = kind === 'object' || kind === 'array';
  return {
    ...place,
    kind,
    text: sourcePreview(bytes, place.start, place.end, container ? CONTAINER_BYTES : SCALAR_BYTES),
    count: container ? index.countOf(place.start) : 0,
  };
}

function keyAt(bytes: Uint8Array, children: Children, child: number): string {
  const start = children.keys[child] ?? 0;
  return stringValue(bytes, start, skipString(bytes, start));
}
