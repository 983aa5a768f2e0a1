import { describe, expect, it } from 'vitest';
import { placesAround, scrollTopFor, shownIn } from './placing';

const VIEW = { scrollTop: 1_000, viewHeight: 100, rowHeight: 28 };

describe('the rows on screen', () => {
  it('are those of which a part is seen', () => {
    expect(shownIn(VIEW)).toEqual({ first: 35, end: 40 });
    expect(shownIn({ ...VIEW, scrollTop: 0 })).toEqual({ first: 0, end: 4 });
  });

  it('are few also where the page has no style sheet', () => {
    expect(shownIn({ scrollTop: 0, viewHeight: 2_800_000, rowHeight: 28 })).toEqual({ first: 0, end: 64 });
  });

  it('are not before the first when a page is pulled beyond its top', () => {
    expect(shownIn({ ...VIEW, scrollTop: -60 }).first).toBe(0);
  });
});

describe('the rows in the page', () => {
  it('are some more than those on screen', () => {
    expect(placesAround({ first: 35, end: 37 }, 100_000)).toEqual(
      Array.from({ length: 18 }, (_, at) => 27 + at),
    );
  });

  it('end with the list', () => {
    expect(placesAround({ first: 0, end: 30 }, 3)).toEqual([0, 1, 2]);
    expect(placesAround({ first: 500, end: 530 }, 3)).toEqual([0, 1, 2]);
    expect(placesAround({ first: 0, end: 30 }, 0)).toEqual([]);
  });

  it('hold the one that must stay, in its place', () => {
    expect(placesAround({ first: 100, end: 101 }, 1_000, 3)[0]).toBe(3);
    expect(placesAround({ first: 100, end: 101 }, 1_000, 900).at(-1)).toBe(900);
    expect(placesAround({ first: 100, end: 101 }, 1_000, 100)).toHaveLength(17);
    expect(placesAround({ first: 0, end: 2 }, 2, 2)).toEqual([0, 1]);
  });
});

describe('a row is brought into view', () => {
  it.each([
    ['stays where it is when it is seen', 36, 1_000],
    ['comes to the top from above', 10, 280],
    ['comes to the bottom from below', 100, 100 * 28 + 28 - 100],
  ])('and %s', (_, place, scrollTop) => {
    expect(scrollTopFor(place, 'auto', VIEW)).toBe(scrollTop);
  });

  it('in the middle', () => {
    expect(scrollTopFor(100, 'center', VIEW)).toBe(2_800 - 36);
    expect(scrollTopFor(0, 'center', VIEW)).toBe(0);
  });
});
