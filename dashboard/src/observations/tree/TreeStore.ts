import type { TreeEntry } from './entry';
import { childrenOf, holds, nodeEntry, rangesOf } from './entry';
import type { OpenEntries, TreeLine } from './lines';
import { visibleLines } from './lines';
import type { TreeHit, TreePage } from './node';

/** The worker's part of the tree. */
export interface TreeReader {
  root(): Promise<TreePage>;
  children(start: number, from: number, to: number): Promise<TreePage>;
}

/** Which parts of a document are open. Children are read when they are first looked at, then kept. */
export class TreeStore {
  readonly #reader: TreeReader;
  #roots: readonly TreeEntry[] = [];
  #open: OpenEntries = new Map();
  #lines: TreeLine[] = [];
  readonly #listeners = new Set<() => void>();

  constructor(reader: TreeReader) {
    this.#reader = reader;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly lines = (): TreeLine[] => this.#lines;

  /** Reads the root and opens it. */
  async start(): Promise<void> {
    const { nodes } = await this.#reader.root();
    this.#roots = nodes.map((node) => nodeEntry(node, 1));
    const [root] = this.#roots;
    if (root === undefined || root.kind !== 'node' || root.node.count === 0) this.#changed();
    else await this.expand(root);
  }

  async expand(entry: TreeEntry): Promise<void> {
    if (this.#open.has(entry.id)) return;
    const children = await this.#read(entry);
    this.#open = new Map(this.#open).set(entry.id, children);
    this.#changed();
  }

  collapse(entry: TreeEntry): void {
    const open = new Map(this.#open);
    open.delete(entry.id);
    this.#open = open;
    this.#changed();
  }

  /** Opens everything on the way to a hit; answers its line, or -1. */
  async reveal({ trail, node }: TreeHit): Promise<number> {
    const [root] = this.#roots;
    if (root !== undefined) await this.#descend(root, trail);
    return this.#lines.findIndex(({ entry }) => entry.kind === 'node' && entry.node.start === node);
  }

  async #descend(entry: TreeEntry, trail: TreeHit['trail']): Promise<void> {
    const [step, ...rest] = trail;
    if (step === undefined) return;
    await this.expand(entry);
    const children = this.#open.get(entry.id) ?? [];
    const range = children.find((child) => child.kind === 'range' && holds(child, step.start, step.child));
    if (range !== undefined) return this.#descend(range, trail);
    const next = children.find((child) => child.kind === 'node' && child.node.index === step.child);
    return next === undefined ? undefined : this.#descend(next, rest);
  }

  async #read(entry: TreeEntry): Promise<readonly TreeEntry[]> {
    const ranges = rangesOf(entry);
    if (ranges.length > 0) return ranges;
    const { container, from, to } = childrenOf(entry);
    const { nodes } = await this.#reader.children(container, from, to);
    return nodes.map((node) => nodeEntry(node, entry.level + 1));
  }

  #changed(): void {
    this.#lines = visibleLines(this.#roots, this.#open);
    for (const listener of this.#listeners) listener();
  }
}
