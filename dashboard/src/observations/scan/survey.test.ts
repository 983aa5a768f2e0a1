import { describe, expect, it } from 'vitest';
import { bytesOf, Documents } from '../testing/documents';
import { MalformedJson } from './MalformedJson';
import { surveyDocument } from './survey';
import { sourceText } from './text';

function rowsOf(text: string): { path: string; rows: unknown[] } | null {
  const bytes = bytesOf(text);
  const { rows } = surveyDocument(bytes);
  if (rows === null) return null;
  const values = Array.from(rows.starts, (start, row): unknown =>
    JSON.parse(sourceText(bytes, start, rows.ends[row] ?? 0)),
  );
  return { path: rows.path, rows: values };
}

function faultOf(text: string): MalformedJson {
  try {
    surveyDocument(bytesOf(text));
  } catch (error) {
    if (error instanceof MalformedJson) return error;
    throw error;
  }
  throw new Error(`accepted ${text}`);
}

function isAccepted(accept: () => unknown): boolean {
  try {
    accept();
    return true;
  } catch {
    return false;
  }
}

describe('surveyDocument', () => {
  it('finds the elements of a top-level array with their exact bytes', () => {
    expect(rowsOf(' [ {"a":1} ,{"a":[2,{}]}\n]')).toEqual({ path: '', rows: [{ a: 1 }, { a: [2, {}] }] });
  });

  it('finds an array nested in an object', () => {
    expect(rowsOf('{"query":"tea","candidates":[{"id":1},{"id":2}]}')).toEqual({
      path: 'candidates',
      rows: [{ id: 1 }, { id: 2 }],
    });
  });

  it('prefers the longest array and escapes dots in its path', () => {
    expect(rowsOf('{"a":[{"x":1}],"b.c":{"d":[{"x":1},{"x":2}]}}')?.path).toBe('b\\.c.d');
  });

  it('takes the array that is wanted, and the longest when there is no such', () => {
    const bytes = bytesOf('{"a":[{"x":1}],"b":[{"x":1},{"x":2}],"c":[{"x":1}]}');
    expect(surveyDocument(bytes, 'a').rows?.path).toBe('a');
    expect(surveyDocument(bytes, 'c').rows?.path).toBe('c');
    expect(surveyDocument(bytes, 'gone').rows?.path).toBe('b');
    expect(surveyDocument(bytes).arrays.map(({ path, count }) => `${path} ${count}`)).toEqual([
      'a 1',
      'b 2',
      'c 1',
    ]);
  });

  it('keeps elements that are not objects as rows when most are', () => {
    expect(rowsOf('[null,{"a":1},{"a":2}]')?.rows).toEqual([null, { a: 1 }, { a: 2 }]);
  });

  it('sees no rows in an array of plain values', () => {
    expect(rowsOf('[1,2,3]')).toBeNull();
    expect(rowsOf('{"a":[]}')).toBeNull();
    expect(rowsOf('"text"')).toBeNull();
  });

  it('accepts generated documents and finds every row of them', () => {
    for (let seed = 0; seed < 400; seed++) {
      const documents = new Documents(seed);
      const elements = Array.from({ length: 1 + documents.below(6) }, () => documents.object());
      const text = `[${elements.join(' , ')}]`;
      expect(rowsOf(text)?.rows, text).toEqual(JSON.parse(text));
    }
  });

  it('accepts and refuses exactly what JSON.parse does, also after random damage', () => {
    for (let seed = 0; seed < 3000; seed++) {
      const documents = new Documents(seed);
      const text = documents.value();
      const at = documents.below(text.length);
      const damaged =
        text.slice(0, at) +
        documents.pick(['', ',', '"', '}', '\\', '0', '\u0001', 'e']) +
        text.slice(at + 1);
      const ours = isAccepted(() => surveyDocument(bytesOf(damaged)));
      expect(ours, damaged).toBe(isAccepted(() => JSON.parse(damaged)));
    }
  });

  it('names the byte, line and column of the first fault and what was expected there', () => {
    const fault = faultOf('{\n  "é": tru\n}');
    expect(fault).toMatchObject({ offset: 13, line: 2, column: 12, expected: 'the word true' });
    expect(fault.message).toBe('expected the word true at byte 13');
  });

  it('says when the document ends too early or goes on too long', () => {
    expect(faultOf('[{"a":1}').message).toBe('expected "," or "]" at byte 8, where the document ends');
    expect(faultOf('').message).toBe('expected a value at byte 0, where the document ends');
    expect(faultOf('[] []')).toMatchObject({ offset: 3, expected: 'the end of the document' });
  });

  it('reads deep documents and refuses hostile depth instead of failing', () => {
    expect(() => surveyDocument(bytesOf('['.repeat(900) + ']'.repeat(900)))).not.toThrow();
    expect(faultOf('['.repeat(100_000)).expected).toBe('at most 1000 nested levels');
  });
});
