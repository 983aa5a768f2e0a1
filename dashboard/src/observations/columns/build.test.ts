import { describe, expect, it } from 'vitest';
import { splitPath } from '../path';
import { surveyDocument } from '../scan/survey';
import { bytesOf, Documents } from '../testing/documents';
import { buildColumns } from './build';
import type { Column, ColumnType, TextColumn } from './column';
import { NO_BOOLEAN, presentCount } from './column';
import { decodeDictionary } from './dictionary';
import { discoverColumns } from './discover';

function columnOf(rows: unknown[] | string, path: string, type: ColumnType): Column {
  const bytes = bytesOf(typeof rows === 'string' ? rows : JSON.stringify(rows));
  const survey = surveyDocument(bytes);
  if (survey.rows === null) throw new Error('no rows');
  const [column] = buildColumns(bytes, survey.rows, [{ path, type }]);
  if (column === undefined) throw new Error('no column');
  return column;
}

function valuesOf(column: Column): unknown[] {
  if (column.type === 'number')
    return Array.from(column.values, (value) => (Number.isNaN(value) ? null : value));
  if (column.type === 'boolean')
    return Array.from(column.values, (value) => (value === NO_BOOLEAN ? null : value === 1));
  return textsOf(column);
}

function textsOf(column: TextColumn): (string | null)[] {
  const texts = decodeDictionary(column.dictionary);
  return Array.from(column.codes, (code) => (code === 0 ? null : (texts[code - 1] ?? null)));
}

describe('buildColumns', () => {
  it('reads numbers, leaves the rest empty and counts what is missing and what does not fit', () => {
    const column = columnOf([{ p: 1.5 }, { p: null }, {}, { p: '7' }, { p: -2 }], 'p', 'number');
    expect(valuesOf(column)).toEqual([1.5, null, null, null, -2]);
    expect(column).toMatchObject({ missing: 2, mismatched: 1 });
    expect(presentCount(column)).toBe(2);
  });

  it('reads booleans in three states', () => {
    const column = columnOf([{ p: true }, { p: false }, { p: 1 }, null, { p: null }], 'p', 'boolean');
    expect(valuesOf(column)).toEqual([true, false, null, null, null]);
    expect(column).toMatchObject({ missing: 2, mismatched: 1 });
  });

  it('keeps each distinct text once, whatever its escapes', () => {
    const column = columnOf(String.raw`[{"t":"é"},{"t":"\u00e9"},{"t":"b"},{"t":""}]`, 't', 'string');
    expect(valuesOf(column)).toEqual(['é', 'é', 'b', '']);
    expect((column as TextColumn).dictionary.ends).toHaveLength(3);
  });

  it('takes numbers and booleans as texts where a column is mixed, but not containers', () => {
    const column = columnOf('[{"t":"300"},{"t":300.10},{"t":true},{"t":[1]},{"t":{}}]', 't', 'string');
    expect(valuesOf(column)).toEqual(['300', '300.10', 'true', null, null]);
    expect(column).toMatchObject({ missing: 0, mismatched: 2 });
  });

  it('descends by dots and finds keys that hold dots or escapes', () => {
    expect(valuesOf(columnOf([{ a: { b: 1 } }, { a: 2 }, { 'a.b': 3 }], 'a.b', 'number'))).toEqual([
      1,
      null,
      null,
    ]);
    expect(valuesOf(columnOf([{ a: { b: 1 } }, { 'a.b': 3 }], String.raw`a\.b`, 'number'))).toEqual([
      null,
      3,
    ]);
    expect(valuesOf(columnOf(String.raw`[{"\u0061":5}]`, 'a', 'number'))).toEqual([5]);
  });

  it('lets the last of two equal keys count, as JSON readers do', () => {
    const column = columnOf('[{"a":"x","a":1},{"a":1,"a":"x"}]', 'a', 'number');
    expect(valuesOf(column)).toEqual([1, null]);
    expect(column).toMatchObject({ missing: 0, mismatched: 1 });
  });

  it('tells thousands of distinct texts apart', () => {
    const rows = Array.from({ length: 5000 }, (_, row) => ({ t: `text ${row % 2500}` }));
    const column = columnOf(rows, 't', 'string') as TextColumn;
    expect(textsOf(column)).toEqual(rows.map(({ t }) => t));
    expect(column.dictionary.ends).toHaveLength(2500);
  });

  it('stops looking for equal texts where nearly every row has its own', () => {
    const rows = Array.from({ length: 6000 }, (_, row) => ({ t: `name ${row}` }));
    const column = columnOf([...rows, ...rows.slice(0, 10)], 't', 'string') as TextColumn;
    expect(textsOf(column).slice(-10)).toEqual(rows.slice(0, 10).map(({ t }) => t));
    expect(column.dictionary.ends).toHaveLength(6010);
  });

  it('keeps texts of any length and with any character', () => {
    const texts = ['a\uffffb', '', '\u0000', 'long '.repeat(5000), 'c'];
    expect(
      valuesOf(
        columnOf(
          texts.map((t) => ({ t })),
          't',
          'string',
        ),
      ),
    ).toEqual(texts);
  });

  it('agrees with JSON.parse on generated documents', () => {
    for (let seed = 0; seed < 300; seed++) {
      const documents = new Documents(seed);
      const text = `[${Array.from({ length: 3 }, () => `{"k":${documents.object()},"n":${documents.number()}}`).join(',')}]`;
      const rows = JSON.parse(text) as { n: number; k: object }[];
      expect(valuesOf(columnOf(text, 'n', 'number')), text).toEqual(rows.map(({ n }) => n));
      const bytes = bytesOf(text);
      const survey = surveyDocument(bytes);
      for (const spec of discoverColumns(bytes, survey.rows as NonNullable<typeof survey.rows>)) {
        const expected = rows.map((row) => plainAt(row, spec.path, spec.type));
        expect(valuesOf(columnOf(text, spec.path, spec.type)), `${text} at ${spec.path}`).toEqual(expected);
      }
    }
  });
});

/** What the column should hold; texts are only compared where the value is one. */
function plainAt(row: unknown, path: string, type: ColumnType): unknown {
  const value = splitPath(path).reduce<unknown>(
    (at, key) =>
      typeof at === 'object' && at !== null && Object.hasOwn(at, key)
        ? (at as Record<string, unknown>)[key]
        : undefined,
    row,
  );
  if (type !== 'string') return typeof value === type ? value : null;
  if (typeof value === 'string') return value;
  return typeof value === 'boolean' ? String(value) : typeof value === 'number' ? expect.any(String) : null;
}
