import { expect, it } from 'vitest';
import { bytesOf, Documents } from '../testing/documents';
import { firstRows } from './firstRows';
import { surveyDocument } from './survey';

it('finds, in any beginning of a document, only rows that the whole has', () => {
  for (let seed = 0; seed < 15; seed++) {
    const documents = new Documents(seed);
    const elements = Array.from({ length: 1 + documents.below(5) }, () => documents.object());
    const bytes = bytesOf(` [${elements.join(' , ')}]`);
    const all = surveyDocument(bytes).rows;
    for (let end = 0; end <= bytes.length; end++) {
      const found = firstRows(bytes.subarray(0, end), 3);
      const count = found?.starts.length ?? 0;
      expect([...(found?.starts ?? [])]).toEqual([...(all?.starts ?? [])].slice(0, count));
      expect([...(found?.ends ?? [])]).toEqual([...(all?.ends ?? [])].slice(0, count));
    }
    expect(firstRows(bytes, 3)?.starts).toHaveLength(Math.min(3, elements.length));
  }
});

it('finds none where the document is no array of objects', () => {
  for (const text of ['', '{"a":[{}]}', '[1,2,3]', '[1,2,{}', '"text"', '[tru']) {
    expect(firstRows(bytesOf(text), 10), text).toBeNull();
  }
});
