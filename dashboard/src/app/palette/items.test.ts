import { expect, test } from 'vitest';
import { isId, matching, type PaletteItem } from './items';

function item(words: string, hint = 'step'): PaletteItem {
  return { id: words, words, hint, run: () => undefined };
}

const items = [item('pick_film'), item('rank_films'), item('film archive', 'view')];

function found(typed: string): string[] {
  return matching(items, typed).map(({ words }) => words);
}

test('every typed word must occur, in whatever order', () => {
  expect(found('FILM pick')).toEqual(['pick_film']);
});

test('what begins with the typed text comes first', () => {
  expect(found('film')).toEqual(['film archive', 'pick_film', 'rank_films']);
});

test('a kind of thing can be asked for', () => {
  expect(found('view')).toEqual(['film archive']);
});

test('nothing typed shows everything', () => {
  expect(found(' ')).toHaveLength(3);
});

test('an id is known by its shape, with spaces around it', () => {
  expect(isId(' 01936f2a-0000-7000-8000-000000000000\n')).toBe(true);
  expect(isId('household-28')).toBe(false);
});
