import { describe, expect, it } from 'vitest';
import type { Cell } from '../rows/row';
import { surveyDocument } from '../scan/survey';
import { bytesOf, Documents } from '../testing/documents';
import { onOneLine } from './compact';
import { csvLine } from './csv';
import { exportRows } from './exportRows';
import type { ExportFormat } from './format';

function text(value: string): Cell {
  return { kind: 'string', text: value };
}

async function exported(
  source: string,
  format: ExportFormat,
  rows: number[],
  paths: string[] = [],
): Promise<string> {
  const bytes = bytesOf(source);
  const { rows: offsets } = surveyDocument(bytes);
  if (offsets === null) throw new Error('no rows');
  const request = { bytes, offsets, rows: Uint32Array.from(rows), format, paths };
  const file = await exportRows(request, new AbortController().signal, () => undefined);
  return file.text();
}

describe('CSV', () => {
  it('quotes what needs it and leaves the rest', () => {
    expect(csvLine([text('a,b'), text('say "hi"'), text('two\nlines'), text('plain')])).toBe(
      '"a,b","say ""hi""","two\nlines",plain\r\n',
    );
  });

  it('disarms texts that a spreadsheet would run, but not negative numbers', () => {
    for (const formula of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '|cmd']) {
      expect(csvLine([text(formula)]).replace(/^"/, '')).toMatch(/^'/);
    }
    expect(csvLine([{ kind: 'number', text: '-1.50' }])).toBe('-1.50\r\n');
  });

  it('disarms column names as well', async () => {
    expect(await exported('[{"=x":1}]', 'csv', [0], ['=x'])).toBe("'=x\r\n1\r\n");
  });

  it('writes the asked columns of the asked rows in the asked order', async () => {
    const source = '[{"a":1,"b":{"c":"x"}},{"a":null},{"a":12345678901234567890.10}]';
    expect(await exported(source, 'csv', [2, 0, 1], ['a', 'b.c'])).toBe(
      'a,b.c\r\n12345678901234567890.10,\r\n1,x\r\n,\r\n',
    );
  });
});

describe('JSON and NDJSON', () => {
  const SOURCE = '{"list":[ {"n": 1.10},\n {"n":\n 12345678901234567890} ]}';

  it('carry whole rows, every number as it was written', async () => {
    expect(await exported(SOURCE, 'json', [1, 0])).toBe(
      '[\n{"n":\n 12345678901234567890},\n{"n": 1.10}\n]\n',
    );
    expect(await exported(SOURCE, 'ndjson', [0, 1])).toBe('{"n": 1.10}\n{"n":12345678901234567890}\n');
  });

  it('are valid when nothing is left', async () => {
    expect(JSON.parse(await exported(SOURCE, 'json', []))).toEqual([]);
    expect(await exported(SOURCE, 'ndjson', [])).toBe('');
  });

  it('stop when they are cancelled', async () => {
    const bytes = bytesOf('[{"a":1}]');
    const { rows: offsets } = surveyDocument(bytes);
    if (offsets === null) throw new Error('no rows');
    const request = { bytes, offsets, rows: Uint32Array.of(0), format: 'json' as const, paths: [] };
    await expect(exportRows(request, AbortSignal.abort('enough'), () => undefined)).rejects.toBe('enough');
  });
});

it('a generated document on one line means the same and has no line breaks', () => {
  for (let seed = 0; seed < 500; seed++) {
    const source = new Documents(seed).value();
    const bytes = bytesOf(source);
    const line = new TextDecoder().decode(onOneLine(bytes, 0, bytes.length));
    expect(line).not.toMatch(/[\r\n]/);
    expect(JSON.parse(line), source).toEqual(JSON.parse(source));
  }
});
