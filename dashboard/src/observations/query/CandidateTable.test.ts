import { describe, expect, it } from 'vitest';
import { buildColumns } from '../columns/build';
import { discoverColumns } from '../columns/discover';
import { surveyDocument } from '../scan/survey';
import { bytesOf } from '../testing/documents';
import { parseSort } from '../tokens/sort';
import { parseFilters } from '../tokens/tokens';
import type { Answer } from './CandidateTable';
import { CandidateTable } from './CandidateTable';
import type { Facet } from './facets';

const FILMS = [
  { title: 'Alien', price: 9.5, ok: true, genre: 'Horror' },
  { title: 'alien nation', price: 20, ok: false, genre: 'Action' },
  { title: 'Brazil', price: null, ok: false, genre: 'Comedy' },
  { title: 'Zulu', price: 20, genre: 'Action' },
  { title: 300, price: 61, ok: true },
];

function tableOf(rows: unknown[]): CandidateTable {
  return tableFrom(JSON.stringify(rows));
}

function tableFrom(document: string): CandidateTable {
  const bytes = bytesOf(document);
  const survey = surveyDocument(bytes);
  if (survey.rows === null) throw new Error('no rows');
  return new CandidateTable(
    survey.rows.starts.length,
    buildColumns(bytes, survey.rows, discoverColumns(bytes, survey.rows)),
  );
}

function ask(filters: string, text = '', sort?: string): Answer {
  return tableOf(FILMS).ask({ predicates: parseFilters(filters).predicates, text, sort: parseSort(sort) });
}

function facets(filters: string, rows: unknown[] = FILMS): Facet[] {
  const table = tableOf(rows);
  const { predicates } = parseFilters(filters);
  return table.facetsOf(table.ask({ predicates, text: '', sort: null }));
}

function matching(filters: string, text = '', sort?: string): number[] {
  return [...ask(filters, text, sort).rows];
}

describe('number filters', () => {
  it.each([
    ['price.eq.20', [1, 3]],
    ['price.ne.20', [0, 4]],
    ['price.lt.20', [0]],
    ['price.lte.20', [0, 1, 3]],
    ['price.gt.20', [4]],
    ['price.gte.20', [1, 3, 4]],
    ['price.between.9.5..20', [0, 1, 3]],
    ['price.is.missing', [2]],
    ['price.is.present', [0, 1, 3, 4]],
  ])('%s', (filter, rows) => {
    expect(matching(filter)).toEqual(rows);
  });
});

describe('boolean filters', () => {
  it.each([
    ['ok.is.true', [0, 4]],
    ['ok.is.false', [1, 2]],
    ['ok.is.missing', [3]],
    ['ok.ne.true', [1, 2]],
  ])('%s', (filter, rows) => {
    expect(matching(filter)).toEqual(rows);
  });
});

describe('text filters', () => {
  it.each([
    ['title.contains.ALIEN', [0, 1]],
    ['title.excludes.alien', [2, 3, 4]],
    ['title.eq.Alien', [0]],
    ['title.ne.Alien', [1, 2, 3, 4]],
    ['genre.is.missing', [4]],
    ['genre.ne.Action', [0, 2]],
    ['title.gte.100', [4]],
  ])('%s', (filter, rows) => {
    expect(matching(filter)).toEqual(rows);
  });
});

describe('free text', () => {
  it('looks into every text column and compares numbers when it is one', () => {
    expect(matching('', 'alien')).toEqual([0, 1]);
    expect(matching('', 'comedy')).toEqual([2]);
    expect(matching('', '61')).toEqual([4]);
  });

  it('finds the same whether it was typed letter by letter or at once', () => {
    const rows = ['ΟΔΟΣ', 'οδοσα', 'Straße', 'STAR', 'star wars', 'İstanbul', '1998', 'x'].map(
      (name, row) => ({
        id: `n-${row}`,
        name,
      }),
    );
    for (const text of ['ΟΔΟΣΑ', 'star w', 'Str', 'i̇stan', '1998', 'n-3']) {
      const typed = tableOf(rows);
      const answers = [...text].map((_, end) =>
        typed.ask({ predicates: [], text: text.slice(0, end + 1), sort: null }),
      );
      const atOnce = tableOf(rows).ask({ predicates: [], text, sort: null });
      expect(answers.at(-1)?.rows, text).toEqual(atOnce.rows);
    }
  });

  it('combines with filters', () => {
    expect(matching('price.gte.20', 'action')).toEqual([1, 3]);
  });
});

describe('sorting', () => {
  it('puts rows without a value last in both directions and keeps ties in order', () => {
    expect(matching('', '', 'price.asc')).toEqual([0, 1, 3, 4, 2]);
    expect(matching('', '', 'price.desc')).toEqual([4, 1, 3, 0, 2]);
  });

  it('ignores case in texts', () => {
    expect(matching('', '', 'title.asc')).toEqual([4, 0, 1, 2, 3]);
  });

  it('keeps filters', () => {
    expect(matching('ok.is.false', '', 'title.desc')).toEqual([2, 1]);
    expect(matching('', '', 'ok.desc')).toEqual([0, 4, 1, 2, 3]);
  });
});

describe('facets', () => {
  it('count the matching rows and keep the whole range of numbers', () => {
    const facet = facets('ok.is.true').find(({ path }) => path === 'price');
    expect(facet).toMatchObject({ type: 'number', min: 9.5, max: 61, missing: 0 });
    expect(facet?.type === 'number' && [facet.counts.at(0), facet.counts.at(-1)]).toEqual([1, 1]);
    expect(facet?.type === 'number' && facet.totals.reduce((sum, count) => sum + count)).toBe(4);
  });

  it('are not narrowed by filters on their own column', () => {
    const facet = facets('ok.is.true,price.gt.10').find(({ path }) => path === 'ok');
    expect(facet).toEqual({ type: 'boolean', path: 'ok', true: 1, false: 1, missing: 1 });
  });

  it('list the most frequent texts first', () => {
    const facet = facets('').find(({ path }) => path === 'genre');
    expect(facet).toMatchObject({ distinct: 3, missing: 1 });
    expect(facet?.type === 'string' && facet.top[0]).toEqual({ value: 'Action', count: 2 });
  });

  it('do not count names, which nearly every row has its own of', () => {
    const rows = Array.from({ length: 2001 }, (_, row) => ({ name: `n${row}` }));
    expect(facets('', rows)[0]).toMatchObject({ distinct: 2001, top: [] });
  });

  it('keep their range beside numbers that no double holds', () => {
    const table = tableFrom('[{"n":1e400},{"n":5},{"n":-1e400},{"n":6}]');
    const facet = table.facetsOf(table.ask({ predicates: [], text: '', sort: null }))[0];
    expect(facet).toMatchObject({ min: 5, max: 6 });
    expect(facet?.type === 'number' && [facet.counts.at(0), facet.counts.at(-1)]).toEqual([2, 2]);
  });

  it('survive the largest range of numbers', () => {
    const facet = facets('', [{ n: -1.7e308 }, { n: 1.7e308 }])[0];
    expect(facet?.type === 'number' && [facet.counts.at(0), facet.counts.at(-1)]).toEqual([1, 1]);
  });
});

describe('what to remove when nothing matches', () => {
  it('says how many rows each filter alone keeps out', () => {
    const answer = ask('price.gt.10,ok.is.true', 'alien');
    expect(answer.rows).toHaveLength(0);
    expect(answer.regained).toEqual([1, 1, 1]);
  });
});

describe('filters that cannot be applied', () => {
  it('are reported and left out, the others still work', () => {
    const answer = ask('nowhere.eq.1,price.contains.2,ok.gt.1,price.lt.10');
    expect([...answer.rows]).toEqual([0]);
    expect(answer.problems.map(({ predicate }) => predicate)).toEqual([0, 1, 2]);
    expect(answer.regained).toEqual([0, 0, 0, 4]);
  });
});

it('columns can be added later and are filtered by at once', () => {
  const table = tableOf([{ a: 1 }, { a: 2 }]);
  table.add([{ type: 'number', path: 'b', values: Float64Array.of(5, 6), missing: 0, mismatched: 0 }]);
  expect([
    ...table.ask({ predicates: parseFilters('b.gt.5').predicates, text: '', sort: null }).rows,
  ]).toEqual([1]);
});
