import { expect, test } from 'vitest';
import {
  activeFilters,
  chipFilters,
  readAttribute,
  readFlowsSearch,
  toQuery,
  toVolumeQuery,
} from './filters';

const NOW = Date.parse('2026-01-05T10:00:00.000Z');

test('an address without filters asks for the newest flows', () => {
  expect(toQuery(readFlowsSearch({}), NOW)).toEqual({ limit: 50 });
});

test('a process of the address is a name for the server', () => {
  expect(toQuery(readFlowsSearch({ process: 'rank', cursor: 'abc' }), NOW)).toEqual({
    name: 'rank',
    cursor: 'abc',
    limit: 50,
  });
});

test('a status that does not exist is not asked for', () => {
  expect(readFlowsSearch({ status: 'done' })).toEqual({});
});

test('a stretch that ends now begins at another time each time', () => {
  expect(toQuery({ last: '1h' }, NOW).from).toBe('2026-01-05T09:00:00.000Z');
});

test('exact times are read in any zone', () => {
  expect(readFlowsSearch({ from: '2026-01-05T11:00:00+01:00', to: 'soon' })).toEqual({
    from: '2026-01-05T10:00:00.000Z',
  });
});

test('attributes go to the server as they stand in the address', () => {
  expect(toQuery(readFlowsSearch({ 'attr.market': 'DE', 'attr.': 'x' }), NOW)).toEqual({
    'attr.market': 'DE',
    limit: 50,
  });
});

test.each([
  ['market=DE', { name: 'attr.market', value: 'DE' }],
  [' model = a=b ', { name: 'attr.model', value: 'a=b' }],
  ['market', undefined],
  ['=DE', undefined],
  ['market=', undefined],
])('%j is read as an attribute', (typed, attribute) => {
  expect(readAttribute(typed)).toEqual(attribute);
});

test('filters in force are told in words', () => {
  expect(
    activeFilters({ status: 'failed', q: 'heist', last: '24h', 'attr.market': 'DE', cursor: 'c' }),
  ).toEqual([
    { name: 'status', words: 'status: failed' },
    { name: 'q', words: 'text: heist' },
    { name: 'last', words: 'last 24 hours' },
    { name: 'attr.market', words: 'market = DE' },
  ]);
});

test('a filter without a control of its own stands as a chip', () => {
  const search = readFlowsSearch({ status: 'failed', q: 'heist', query: 'steps > 3', 'attr.market': 'DE' });
  expect(chipFilters(search).map(({ name }) => name)).toEqual(['q', 'attr.market']);
});

test('a query goes to the server as it was written', () => {
  expect(toQuery(readFlowsSearch({ query: 'step{in > 3}' }), NOW)).toEqual({
    query: 'step{in > 3}',
    limit: 50,
  });
});

test('volume is counted over the last day unless the filters name a time', () => {
  expect(toVolumeQuery({}, NOW).from).toBe('2026-01-04T10:00:00.000Z');
  expect(toVolumeQuery({ last: '1h' }, NOW).from).toBe('2026-01-05T09:00:00.000Z');
  expect(toVolumeQuery({ to: '2026-01-03T00:00:00.000Z' }, NOW).from).toBe('2026-01-02T00:00:00.000Z');
});
