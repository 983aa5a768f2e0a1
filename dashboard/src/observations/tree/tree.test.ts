import { describe, expect, it } from 'vitest';
import { skipWhitespace } from '../scan/skip';
import { bytesOf, Documents } from '../testing/documents';
import { ContainerIndex } from './ContainerIndex';
import { rangesOf } from './entry';
import type { TreeEntry } from './entry';
import { findAll, MAX_HITS, trailTo } from './find';
import { parentOf } from './lines';
import type { TreeNode } from './node';
import { prettyText } from './pretty';
import { childNodes, rootNode } from './readNodes';
import { TreeStore } from './TreeStore';

/** Rebuilds a value from its nodes alone. */
function rebuilt(bytes: Uint8Array, index: ContainerIndex, node: TreeNode): unknown {
  if (node.kind !== 'array' && node.kind !== 'object') return JSON.parse(node.text);
  const children = childNodes(bytes, index, node.start, 0, node.count);
  if (node.kind === 'array') return children.map((child) => rebuilt(bytes, index, child));
  return Object.fromEntries(children.map((child) => [child.key, rebuilt(bytes, index, child)]));
}

function storeOver(source: string): { store: TreeStore; bytes: Uint8Array; index: ContainerIndex } {
  const bytes = bytesOf(source);
  const index = new ContainerIndex(bytes);
  const store = new TreeStore({
    root: () => Promise.resolve({ nodes: [rootNode(bytes, index, 0)] }),
    children: (start, from, to) => Promise.resolve({ nodes: childNodes(bytes, index, start, from, to) }),
  });
  return { store, bytes, index };
}

function wide(children: number): TreeEntry {
  const node: TreeNode = { start: 0, end: 9, kind: 'array', key: null, index: 0, text: '', count: children };
  return { kind: 'node', id: '0', level: 1, node };
}

describe('nodes', () => {
  it('hold everything a generated document says', () => {
    for (let seed = 0; seed < 400; seed++) {
      const source = new Documents(seed).value();
      const bytes = bytesOf(source);
      const index = new ContainerIndex(bytes);
      const root = rootNode(bytes, index, skipWhitespace(bytes, 0));
      expect(rebuilt(bytes, index, root), source).toEqual(JSON.parse(source));
    }
  });

  it('keep numbers as they are written', () => {
    const bytes = bytesOf('{"n":12345678901234567890.10}');
    const [node] = childNodes(bytes, new ContainerIndex(bytes), 0, 0, 1);
    expect(node).toMatchObject({ key: 'n', kind: 'number', text: '12345678901234567890.10' });
  });

  it('tell the beginning of a container, so that closed ones can be told apart', () => {
    const bytes = bytesOf(`[{"id":"a"},{"id":"${'b'.repeat(300)}"}]`);
    const [first, second] = childNodes(bytes, new ContainerIndex(bytes), 0, 0, 2);
    expect(first?.text).toBe('{"id":"a"}');
    expect(second?.text).toMatch(/^\{"id":"b+…$/);
  });

  it('come in pages', () => {
    const bytes = bytesOf('[0,1,2,3,4]');
    const page = childNodes(bytes, new ContainerIndex(bytes), 0, 1, 3);
    expect(page.map(({ index, text }) => [index, text])).toEqual([
      [1, '1'],
      [2, '2'],
    ]);
  });
});

describe('ranges', () => {
  it('are not needed for a hundred children', () => {
    expect(rangesOf(wide(100))).toEqual([]);
  });

  it('split wide containers so that no line has more than a hundred below it', () => {
    for (const children of [101, 3201, 10_000, 10_001, 100_000, 2_000_000]) {
      const ranges = rangesOf(wide(children));
      expect(ranges.length).toBeLessThanOrEqual(100);
      expect(ranges.at(0)).toMatchObject({ from: 0, level: 2 });
      expect(ranges.at(-1)).toMatchObject({ to: children });
    }
  });
});

describe('TreeStore', () => {
  it('starts with the root open and opens and closes what it is told', async () => {
    const { store } = storeOver('{"a":{"b":1},"c":2}');
    await store.start();
    const a = store.lines()[1]?.entry;
    if (a === undefined) throw new Error('no line');
    await store.expand(a);
    expect(store.lines().map(({ entry, expanded }) => [entry.level, expanded])).toEqual([
      [1, true],
      [2, true],
      [3, false],
      [2, false],
    ]);
    expect(parentOf(store.lines(), 2)).toBe(1);
    expect(parentOf(store.lines(), 3)).toBe(0);
    store.collapse(a);
    expect(store.lines()).toHaveLength(3);
  });

  it('opens everything on the way to a hit, through ranges of a wide array', async () => {
    const rows = Array.from({ length: 25_000 }, (_, row) => ({
      id: row,
      deep: { text: row === 24_321 ? 'needle' : 'hay' },
    }));
    const { store, bytes, index } = storeOver(JSON.stringify(rows));
    await store.start();
    const [offset = -1] = findAll(bytes, 'NEEDLE');
    const place = await store.reveal({ total: 1, capped: false, index: 0, ...trailTo(index, 0, offset) });
    const entry = store.lines()[place]?.entry;
    expect(entry?.kind === 'node' && entry.node).toMatchObject({ key: 'text', text: '"needle"' });
    expect(store.lines().length).toBeLessThan(320);
  });
});

describe('find', () => {
  it('finds every place, ignoring the case of letters', () => {
    expect([...findAll(bytesOf('{"Aa":"aA"}'), 'aa')]).toEqual([2, 7]);
    expect([...findAll(bytesOf('["é"]'), 'é')]).toEqual([2]);
    expect(findAll(bytesOf('[1]'), '')).toHaveLength(0);
  });

  it('stops counting at its limit', () => {
    expect(findAll(bytesOf('a'.repeat(MAX_HITS + 500)), 'a')).toHaveLength(MAX_HITS + 1);
  });

  it('leads to the member whose key or value holds the hit', () => {
    const source = '{"x":[1,{"key":"value"}]}';
    const index = new ContainerIndex(bytesOf(source));
    for (const text of ['key', 'value']) {
      const { trail, node } = trailTo(index, 0, source.indexOf(text));
      expect(trail.map(({ child }) => child)).toEqual([0, 1, 0]);
      expect(node).toBe(source.indexOf('"value"'));
    }
  });
});

describe('prettyText', () => {
  it('indents like JSON.stringify', () => {
    for (const value of [{}, [], { a: [1, { b: [] }], c: {} }, 'x', [[]], { 'a:b,{': '"' }]) {
      const bytes = bytesOf(JSON.stringify(value));
      expect(prettyText(bytes, 0)).toBe(JSON.stringify(value, null, 2));
    }
  });

  it('keeps numbers and escapes as they are written', () => {
    expect(prettyText(bytesOf(String.raw`{"n":1.10,"t":"\u00e9"}`), 0)).toBe(String.raw`{
  "n": 1.10,
  "t": "\u00e9"
}`);
  });
});
