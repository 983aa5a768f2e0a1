import { describe, expect, it } from 'vitest';
import type { How, ObservationSearch } from '../search';
import { parseToken } from '../tokens/tokens';
import type { Predicate } from '../tokens/predicate';
import type { SearchActions } from './searchActions';
import { searchActions } from './searchActions';
import { isUnfinished } from './unfinished';

/** What the search becomes, and how the change is remembered. */
function after(
  search: ObservationSearch,
  act: (actions: SearchActions) => void,
): [ObservationSearch, How | undefined] {
  let now = search;
  let how: How | undefined;
  act(
    searchActions((change, kind) => {
      now = { ...now, ...change(now) };
      how = kind;
    }, parseToken),
  );
  return [now, how];
}

function filter(token: string): Predicate {
  const predicate = parseToken(token);
  if (predicate === null) throw new Error(`not a token: ${token}`);
  return predicate;
}

describe('what a reader does to the search', () => {
  it('typing replaces, and is a text until it is committed', () => {
    expect(after({}, ({ type }) => type('price.gte.1'))).toEqual([{ q: 'price.gte.1' }, 'replace']);
  });

  it('committing a filter moves it out of the input, once', () => {
    expect(after({ f: 'a.is.true', q: 'b.gt.1' }, ({ commit }) => commit('b.gt.1'))).toEqual([
      { f: 'a.is.true,b.gt.1' },
      'push',
    ]);
    expect(after({ f: 'b.gt.1' }, ({ commit }) => commit('b.gt.1'))[0].f).toBe('b.gt.1');
  });

  it('committing a text is a step that Back undoes', () => {
    expect(after({}, ({ commit }) => commit('alien'))).toEqual([{ q: 'alien' }, 'push']);
  });

  it('editing takes a filter back into the input', () => {
    expect(after({ f: 'a.is.true,b.gt.1' }, ({ edit }) => edit(filter('b.gt.1')))[0]).toEqual({
      f: 'a.is.true',
      q: 'b.gt.1',
    });
  });

  it('removing works for set filters and for the one being typed', () => {
    expect(after({ f: 'a.is.true,b.gt.1' }, ({ remove }) => remove(filter('a.is.true')))[0].f).toBe('b.gt.1');
    expect(after({ f: 'a.is.true', q: 'b.gt.1' }, ({ remove }) => remove(filter('b.gt.1')))[0]).toEqual({
      f: 'a.is.true',
    });
    expect(after({ f: 'a.is.true,b.gt.1' }, ({ removeLast }) => removeLast())[0].f).toBe('a.is.true');
    expect(after({ f: 'a.is.true', q: 'x' }, ({ clear }) => clear())[0]).toEqual({});
  });

  it('removing what is no filter keeps the filters', () => {
    expect(after({ f: 'nonsense,a.is.true' }, ({ removeUnknown }) => removeUnknown())[0].f).toBe('a.is.true');
  });

  it('toggling sets and takes away', () => {
    expect(after({}, ({ toggle }) => toggle(filter('a.is.true')))[0].f).toBe('a.is.true');
    expect(after({ f: 'a.is.true' }, ({ toggle }) => toggle(filter('a.is.true')))[0].f).toBeUndefined();
  });

  it('a new range takes the place of the one before', () => {
    expect(
      after({ f: 'p.gte.1,a.is.true' }, ({ setRange }) => setRange('p', { low: '2', high: '3' }, 'push'))[0]
        .f,
    ).toBe('a.is.true,p.between.2..3');
    expect(
      after({ f: 'p.gte.1' }, ({ setRange }) => setRange('p', { low: '', high: '' }, 'replace')),
    ).toEqual([{}, 'replace']);
  });

  it('sorting goes up, down and back', () => {
    expect(after({}, ({ sortBy }) => sortBy('p'))[0].sort).toBe('p.asc');
    expect(after({ sort: 'p.asc' }, ({ sortBy }) => sortBy('p'))[0].sort).toBe('p.desc');
    expect(after({ sort: 'p.desc' }, ({ sortBy }) => sortBy('p'))[0].sort).toBeUndefined();
  });

  it('rows and columns are steps too', () => {
    expect(after({}, ({ openRow }) => openRow(7))).toEqual([{ row: '7' }, 'push']);
    expect(after({ row: '7' }, ({ followRow }) => followRow(8))).toEqual([{ row: '8' }, 'replace']);
    expect(after({ row: '7' }, ({ closeRow }) => closeRow())).toEqual([{}, 'push']);
    expect(after({}, ({ showColumns }) => showColumns(['a,b', 'c']))[0].cols).toBe(String.raw`a\,b,c`);
  });
});

it('a filter that is still being typed is not searched for as a text', () => {
  const columns = [
    { path: 'price', type: 'number' as const },
    { path: String.raw`odd\.key`, type: 'string' as const },
  ];
  for (const text of [
    'price.',
    'price.g',
    'price.gte',
    'price.gte.',
    'other.gte.',
    String.raw`odd\.key.`,
    'price >=',
    'price !',
    'Odd.key~ ',
  ]) {
    expect(isUnfinished(text, columns), text).toBe(true);
  }
  for (const text of ['pri', 'price', 'price.x', 'the end.', 'price.gte.5', 'price >= 5', 'pricey >=']) {
    expect(isUnfinished(text, columns), text).toBe(false);
  }
});
