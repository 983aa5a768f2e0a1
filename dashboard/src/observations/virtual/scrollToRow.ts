import type { Align } from './placing';
import { scrollTopFor } from './placing';

interface Rows {
  height: number;
  /** Pixels at the top that a sticky header covers. */
  covered?: number;
}

/** Brings a row of a list of equally high ones into view. */
export function scrollToRow(
  scroller: HTMLElement | null,
  place: number,
  align: Align,
  { height, covered = 0 }: Rows,
): void {
  if (scroller === null) return;
  const { scrollTop, clientHeight } = scroller;
  const view = { scrollTop, viewHeight: clientHeight - covered, rowHeight: height };
  const top = scrollTopFor(place, align, view);
  if (top !== scrollTop) scroller.scrollTo({ top });
}
