import { describe, expect, it } from 'vitest';
import { bytesOf } from '../testing/documents';
import { booleanAt, cellAt, RowPicker } from './pick';
import type { Cell } from './row';
import { ruleMarks, ruleResults } from './rules';

function cells(source: string, paths: (string | undefined)[]): Cell[] {
  const bytes = bytesOf(source);
  return new RowPicker(paths).pick(bytes, 0).map((span) => cellAt(bytes, span));
}

describe('cells', () => {
  it('show values of all kinds from the source', () => {
    const source = String.raw`{"n":12345678901234567890.10,"t":"\u00e9","b":false,"z":null,"a":[1, 2]}`;
    expect(cells(source, ['n', 't', 'b', 'z', 'a', 'none', undefined])).toEqual([
      { kind: 'number', text: '12345678901234567890.10' },
      { kind: 'string', text: 'é' },
      { kind: 'false', text: 'false' },
      { kind: 'null', text: 'null' },
      { kind: 'array', text: '[1, 2]' },
      { kind: 'missing', text: '' },
      { kind: 'missing', text: '' },
    ]);
  });

  it('may be asked for twice and of a path and its parent', () => {
    expect(cells('{"a":{"b":1}}', ['a.b', 'a', 'a.b']).map(({ text }) => text)).toEqual([
      '1',
      '{"b":1}',
      '1',
    ]);
  });

  it('are empty for a row that is no object', () => {
    expect(cells('[1]', ['a'])).toEqual([{ kind: 'missing', text: '' }]);
  });

  it('do not remember the row before', () => {
    const bytes = bytesOf('{"a":1}{"b":2}');
    const picker = new RowPicker(['a']);
    picker.pick(bytes, 0);
    expect(picker.pick(bytes, 7)).toEqual([null]);
  });

  it('cut long texts', () => {
    expect(cells(`{"t":"${'x'.repeat(1000)}"}`, ['t'])[0]?.text).toHaveLength(301);
  });
});

describe('rules', () => {
  const SOURCE =
    '{"price":{"passed":false,"actual":4.30,"threshold":4.5,"operator":">=","detail":"too low"},"known":true,"odd":"yes"}';
  const bytes = bytesOf(SOURCE);
  const span = { start: 0, end: bytes.length };

  it('are read from objects and bare booleans; what is neither gives no verdict', () => {
    expect(ruleMarks(bytes, span)).toEqual([
      { name: 'price', passed: false },
      { name: 'known', passed: true },
      { name: 'odd', passed: null },
    ]);
  });

  it('carry actual value, threshold, operator and detail as they were written', () => {
    expect(ruleResults(bytes, span)[0]).toEqual({
      name: 'price',
      passed: false,
      actual: '4.30',
      threshold: '4.5',
      operator: '>=',
      detail: 'too low',
    });
  });

  it('are none where there is no object', () => {
    expect(ruleMarks(bytes, null)).toEqual([]);
    expect(ruleMarks(bytesOf('[true]'), { start: 0, end: 6 })).toEqual([]);
  });
});

it('a verdict is only what is a boolean', () => {
  const bytes = bytesOf('{"a":true,"b":"true"}');
  const [a = null, b = null, c = null] = new RowPicker(['a', 'b', 'c']).pick(bytes, 0);
  expect([booleanAt(bytes, a), booleanAt(bytes, b), booleanAt(bytes, c)]).toEqual([true, null, null]);
});
