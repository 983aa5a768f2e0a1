import { describe, expect, it } from 'vitest';
import { bytesOf, Documents } from '../testing/documents';
import { sourcePreview, stringPreview, stringValue } from './text';

describe('stringValue', () => {
  it('reads every generated string as JSON.parse does', () => {
    for (let seed = 0; seed < 500; seed++) {
      const text = new Documents(seed).string();
      const bytes = bytesOf(text);
      expect(stringValue(bytes, 0, bytes.length)).toBe(JSON.parse(text));
    }
  });

  it('keeps a leading byte order mark, which is content here', () => {
    const bytes = bytesOf('"\ufeffa"');
    expect(stringValue(bytes, 0, bytes.length)).toBe('\ufeffa');
  });
});

describe('previews', () => {
  it('cut long texts between characters and mark the cut', () => {
    const bytes = bytesOf('"漢漢漢"');
    expect(stringPreview(bytes, 0, bytes.length, 5)).toBe('漢…');
    expect(sourcePreview(bytes, 0, bytes.length, 5)).toBe('"漢…');
  });

  it('never cut an escape in two', () => {
    const bytes = bytesOf(String.raw`"ab\u00e9cdef"`);
    for (let limit = 1; limit < 12; limit++) {
      expect('abécdef…').toContain(stringPreview(bytes, 0, bytes.length, limit).replace('…', ''));
    }
  });

  it('leave short texts whole', () => {
    const bytes = bytesOf('"short"');
    expect(stringPreview(bytes, 0, bytes.length, 5)).toBe('short');
  });
});
