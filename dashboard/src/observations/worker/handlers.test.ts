import { describe, expect, it } from 'vitest';
import { CONTEXT, freshWorker, Stage } from '../testing/Stage';
import { parseSort } from '../tokens/sort';
import { parseFilters } from '../tokens/tokens';
import type { Question } from './methods';

const stage = Stage.setUp();

function ask(filters = '', text = '', sort?: string): Question {
  return { predicates: parseFilters(filters).predicates, text, sort: parseSort(sort) };
}

describe('an open observation', () => {
  const window = { from: 0, to: 10, paths: ['id', 'score'] };

  it('answers with counts, facets and exact rows', async () => {
    const result = await freshWorker().query(
      { source: stage.films(), question: ask('ok.is.false', '', 'score.desc'), window },
      CONTEXT,
    );
    expect(result).toMatchObject({ total: 3, matched: 2, problems: [] });
    expect(result.rows).toEqual([
      {
        row: 2,
        passed: false,
        rules: [],
        cells: [
          { kind: 'string', text: 'c' },
          { kind: 'number', text: '12345678901234567890.5' },
        ],
      },
      {
        row: 1,
        passed: false,
        rules: [
          { name: 'votes', passed: true },
          { name: 'length', passed: false },
        ],
        cells: [
          { kind: 'string', text: 'b' },
          { kind: 'number', text: '7.9' },
        ],
      },
    ]);
  });

  it('builds a column for a path that nobody declared when it is first filtered by', async () => {
    const worker = freshWorker();
    const source = stage.films();
    const { matched, columns } = await worker.query(
      { source, question: ask('rules.votes.actual.gt.1'), window },
      CONTEXT,
    );
    expect(matched).toBe(1);
    expect(columns.map(({ path }) => path)).toContain('rules.votes.actual');
  });

  it('reports a path that no candidate has', async () => {
    const result = await freshWorker().query(
      { source: stage.films(), question: ask('nowhere.eq.1'), window },
      CONTEXT,
    );
    expect(result).toMatchObject({
      matched: 3,
      problems: [{ predicate: 0, message: 'no candidate has a value there' }],
    });
  });

  it('gives the rows of any window and finds the place of a row', async () => {
    const worker = freshWorker();
    const source = stage.films();
    const question = ask('', '', 'id.desc');
    const rows = await worker.rows({ source, question, window: { from: 1, to: 2, paths: [] } }, CONTEXT);
    expect(rows.map(({ row }) => row)).toEqual([1]);
    expect(await worker.locate({ source, question, row: 0 }, CONTEXT)).toBe(2);
    expect(await worker.locate({ source, question: ask('id.eq.b'), row: 0 }, CONTEXT)).toBe(-1);
  });

  it('shows one candidate with its rules', async () => {
    const worker = freshWorker();
    const source = stage.films();
    expect(await worker.detail({ source, row: 1 }, CONTEXT)).toMatchObject({
      id: 'b',
      passed: false,
      reason: 'too long',
      score: '7.9',
      rank: null,
      rules: [
        { name: 'votes', passed: true },
        { name: 'length', passed: false },
      ],
    });
    expect(await worker.detail({ source, row: 9 }, CONTEXT)).toBeNull();
  });

  it('exports what is filtered', async () => {
    const params = {
      source: stage.films(),
      question: ask('', 'too'),
      format: 'csv' as const,
      paths: ['id', 'reason'],
    };
    const file = await freshWorker().export(params, CONTEXT);
    expect(await file.text()).toBe('id,reason\r\nb,too long\r\nc,too few votes\r\n');
  });

  it('is a tree that can be searched', async () => {
    const worker = freshWorker();
    const source = stage.films();
    const { nodes } = await worker.root({ source, start: undefined }, CONTEXT);
    expect(nodes).toMatchObject([{ kind: 'object', count: 2 }]);
    const hit = await worker.find({ source, text: 'votes', index: -1 }, CONTEXT);
    expect(hit).toMatchObject({ total: 3, index: 2, capped: false });
    expect(await worker.text({ source, start: hit.node }, CONTEXT)).toBe('"too few votes"');
    expect(await worker.find({ source, text: 'nothing', index: 0 }, CONTEXT)).toMatchObject({
      total: 0,
      index: -1,
    });
  });

  it('counts in the cache and can be forgotten', async () => {
    const worker = freshWorker();
    await worker.open({ source: stage.films() }, CONTEXT);
    expect(await worker.usage(null, CONTEXT)).toMatchObject({ observations: 1 });
    await worker.clear(null, CONTEXT);
    expect(await worker.usage(null, CONTEXT)).toEqual({ observations: 0, bytes: 0 });
  });
});
