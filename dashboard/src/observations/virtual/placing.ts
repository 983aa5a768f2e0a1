/** Part of a list, from its first row on and without `end`. */
export interface RowsOnScreen {
  first: number;
  end: number;
}

/** What a scroller shows, in pixels. `viewHeight` is without what a header covers. */
export interface View {
  scrollTop: number;
  viewHeight: number;
  rowHeight: number;
}

/** Where a row that is brought into view comes to lie: in the middle, or no further than it takes. */
export type Align = 'auto' | 'center';

/** Rows beyond the edges, so that scrolling finds them there. */
const OVERSCAN = 8;

/** More rows than any screen shows; without its style sheet a scroller is as high as all of them. */
const MOST_ON_SCREEN = 64;

/** The rows of which at least a part is seen, in a list without an end. */
export function shownIn({ scrollTop, viewHeight, rowHeight }: View): RowsOnScreen {
  const first = Math.max(0, Math.floor(scrollTop / rowHeight));
  const end = Math.ceil((scrollTop + Math.max(0, viewHeight)) / rowHeight);
  return { first, end: Math.min(end, first + MOST_ON_SCREEN) };
}

/** The rows to have in the page, in their order. */
export function placesAround({ first, end }: RowsOnScreen, count: number, kept?: number): number[] {
  const from = Math.max(0, Math.min(first, count) - OVERSCAN);
  const to = Math.min(count, end + OVERSCAN);
  const places = Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at);
  if (kept === undefined || kept >= count) return places;
  if (kept < from) return [kept, ...places];
  return kept >= to ? [...places, kept] : places;
}

/** Where to scroll so that a row is seen. */
export function scrollTopFor(place: number, align: Align, view: View): number {
  const { scrollTop, viewHeight, rowHeight } = view;
  const top = place * rowHeight;
  if (align === 'center') return Math.max(0, top - (viewHeight - rowHeight) / 2);
  const lowest = top + rowHeight - viewHeight;
  return Math.min(top, Math.max(scrollTop, lowest));
}
