import { describe, expect, it } from 'vitest';
import type { Dictionary } from '../columns/column';
import { decodeDictionary } from '../columns/dictionary';
import { TextArena } from '../columns/TextArena';
import { Documents } from '../testing/documents';
import { equalTexts } from './equalTexts';
import { foldTexts } from './fold';
import { orderTexts } from './orderTexts';
import { TextSearch } from './TextSearch';

const encoder = new TextEncoder();

function dictionaryOf(texts: readonly string[]): Dictionary {
  const arena = new TextArena(texts.length);
  for (const text of texts) {
    const bytes = encoder.encode(text);
    arena.append(bytes, 0, bytes.length);
  }
  return arena.toDictionary();
}

/** Texts with capitals, umlauts, other scripts and common beginnings. */
function someTexts(seed: number): string[] {
  const documents = new Documents(seed);
  const words = ['The ', 'THE', 'star', 'Star', 'É', 'İ', '漢', '🎬', 'a', '\u0000', '', 'zz', 'Ωmega'];
  return Array.from({ length: 1 + documents.below(200) }, () =>
    Array.from({ length: documents.below(5) }, () => documents.pick(words)).join(''),
  );
}

describe('folding', () => {
  it('is what toLowerCase does', () => {
    for (let seed = 0; seed < 100; seed++) {
      const texts = someTexts(seed);
      const folded = decodeDictionary(foldTexts(dictionaryOf(texts)));
      expect(folded).toEqual(texts.map((text) => text.toLowerCase()));
    }
  });

  it('copies nothing that is in lower case already', () => {
    const ids = dictionaryOf(['alien-1979', 'cube-1997']);
    expect(foldTexts(ids)).toBe(ids);
  });
});

describe('searching', () => {
  it('finds what includes finds, whatever was searched before', () => {
    for (let seed = 0; seed < 60; seed++) {
      const texts = someTexts(seed);
      const search = new TextSearch(foldTexts(dictionaryOf(texts)));
      for (const needle of ['t', 'th', 'the', 'S', 'sta', 'É', '', '漢', 'nothing', 'z', 'zzz', 'za']) {
        const expected = texts.map((text) => Number(text.toLowerCase().includes(needle.toLowerCase())));
        expect([...search.contains(needle)], needle).toEqual(expected);
      }
    }
  });

  it('does not find what stands across two texts', () => {
    expect([...new TextSearch(dictionaryOf(['ab', 'cd'])).contains('bc')]).toEqual([0, 0]);
  });
});

it('equal is equal to the letter', () => {
  expect([...equalTexts(dictionaryOf(['Alien', 'alien', 'Aliens', 'Alien', '']), 'Alien')]).toEqual([
    1, 0, 0, 1, 0,
  ]);
});

describe('ordering', () => {
  it('is by bytes, equal texts in order of appearance', () => {
    for (let seed = 0; seed < 60; seed++) {
      const texts = someTexts(seed);
      const order = [...orderTexts(dictionaryOf(texts))];
      const expected = [...texts.keys()].toSorted(
        (left, right) => compareBytes(texts[left] ?? '', texts[right] ?? '') || left - right,
      );
      expect(order).toEqual(expected);
    }
  });

  it('ends for long texts that are all the same', () => {
    const texts = Array.from({ length: 100 }, () => 'same '.repeat(2000));
    expect([...orderTexts(dictionaryOf(texts))]).toEqual([...texts.keys()]);
  });
});

function compareBytes(left: string, right: string): number {
  const [one, other] = [encoder.encode(left), encoder.encode(right)];
  for (let at = 0; at < Math.min(one.length, other.length); at++) {
    const difference = (one[at] ?? 0) - (other[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
}
