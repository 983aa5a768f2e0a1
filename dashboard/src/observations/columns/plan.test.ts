import { describe, expect, it } from 'vitest';
import { surveyDocument } from '../scan/survey';
import { bytesOf } from '../testing/documents';
import type { ColumnSpec } from './build';
import { discoverColumns } from './discover';
import { planColumns } from './plan';

function discovered(rows: unknown[]): ColumnSpec[] {
  const bytes = bytesOf(JSON.stringify(rows));
  const survey = surveyDocument(bytes);
  return survey.rows === null ? [] : discoverColumns(bytes, survey.rows);
}

describe('discoverColumns', () => {
  it('lists paths with plain values in order of appearance with their usual type', () => {
    expect(
      discovered([
        { id: 'x', m: { price: 1, ok: true } },
        { id: 'y', tags: ['a'], late: 'z', m: null },
      ]),
    ).toEqual([
      { path: 'id', type: 'string' },
      { path: 'm.price', type: 'number' },
      { path: 'm.ok', type: 'boolean' },
      { path: 'late', type: 'string' },
    ]);
  });

  it('takes a mix of types as text', () => {
    expect(discovered([{ title: 300 }, { title: 'Brazil' }])).toEqual([{ path: 'title', type: 'string' }]);
  });

  it('looks beyond the first rows of a long list', () => {
    const rows = Array.from({ length: 5000 }, (_, row) => (row < 4000 ? { a: 1 } : { a: 1, rare: true }));
    expect(discovered(rows).map(({ path }) => path)).toEqual(['a', 'rare']);
  });
});

describe('planColumns', () => {
  it('puts declared paths first, then roles, then the rest, each once', () => {
    const plan = planColumns({ price: 'number' }, { id: 'asin', passed: 'ok' }, [
      { path: 'asin', type: 'number' },
      { path: 'price', type: 'string' },
      { path: 'title', type: 'string' },
    ]);
    expect(plan.eager).toEqual([
      { path: 'price', type: 'number' },
      { path: 'asin', type: 'string' },
      { path: 'ok', type: 'boolean' },
      { path: 'title', type: 'string' },
    ]);
  });

  it('builds verdicts of rules at once and their details later', () => {
    const plan = planColumns(null, { rules: 'rules' }, [
      { path: 'rules.price.passed', type: 'boolean' },
      { path: 'rules.price.actual', type: 'number' },
    ]);
    expect(plan.eager).toEqual([{ path: 'rules.price.passed', type: 'boolean' }]);
    expect(plan.later).toEqual([{ path: 'rules.price.actual', type: 'number' }]);
  });

  it('leaves the tail of very wide rows for later', () => {
    const wide = Array.from({ length: 40 }, (_, index): ColumnSpec => ({
      path: `c${index}`,
      type: 'number',
    }));
    const plan = planColumns(null, null, wide);
    expect(plan.eager).toHaveLength(24);
    expect(plan.later).toHaveLength(16);
  });
});
