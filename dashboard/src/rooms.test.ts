import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';

/**
 * Which rooms a room may use, as drawn in docs/architecture.md. A page that is new gets a room beside
 * `flow`; what two of them share moves down, into `page`, `funnel` or `design`.
 */
const ARROWS: Record<string, readonly string[]> = {
  app: [
    'api',
    'compare',
    'design',
    'explore',
    'flow',
    'flows',
    'page',
    'process',
    'queue',
    'settings',
    'why',
  ],
  flows: ['api', 'design', 'listing', 'page', 'query', 'volume'],
  explore: ['api', 'design', 'listing', 'page', 'query', 'watches'],
  flow: ['api', 'design', 'funnel', 'observations', 'page'],
  why: ['api', 'design', 'page'],
  compare: ['api', 'design', 'page'],
  process: ['api', 'design', 'page', 'volume', 'watches'],
  watches: ['api', 'design', 'page', 'query'],
  queue: ['api', 'design', 'page'],
  settings: ['design', 'observations', 'page'],
  observations: ['api', 'design', 'page'],
  page: ['api', 'design'],
  query: ['api', 'design', 'page'],
  listing: ['api', 'design', 'funnel', 'page'],
  funnel: ['api'],
  volume: ['api', 'design'],
  design: ['api'],
  api: [],
};

const SOURCES = import.meta.dirname;
const IMPORTED = /(?:from|import)\s*\(?\s*'(\.[^']+)'/g;

function filesOf(room: string): string[] {
  const names = readdirSync(join(SOURCES, room), { recursive: true, encoding: 'utf8' });
  return names.filter((name) => /(?<!\.test)\.tsx?$/.test(name) && !name.includes('testing'));
}

/** `file -> room` for everything that a file uses outside its own room. */
function arrowsOf(room: string): string[] {
  return filesOf(room).flatMap((name) => {
    const file = join(room, name);
    const source = readFileSync(join(SOURCES, file), 'utf8');
    const rooms = [...source.matchAll(IMPORTED)].map(([, path = '']) => roomAt(join(dirname(file), path)));
    return [...new Set(rooms)].filter((used) => used !== room).map((used) => `${file} -> ${used}`);
  });
}

function roomAt(path: string): string {
  return normalize(path).split(/[/\\]/)[0] ?? '';
}

test('every room is drawn', () => {
  const rooms = readdirSync(SOURCES, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(
    rooms
      .map(({ name }) => name)
      .filter((name) => name !== 'testing')
      .toSorted(),
  ).toEqual(Object.keys(ARROWS).toSorted());
});

test.each(Object.entries(ARROWS))('%s uses only the rooms that it may', (room, allowed) => {
  const stray = arrowsOf(room).filter((arrow) => !allowed.includes(arrow.split(' -> ')[1] ?? ''));
  expect(stray).toEqual([]);
});
