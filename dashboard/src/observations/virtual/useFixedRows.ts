import type { RefObject } from 'react';
import { useEffect, useMemo, useState } from 'react';
import type { RowsOnScreen } from './placing';
import { placesAround, shownIn } from './placing';

interface FixedRowsOptions {
  count: number;
  /** Height of every row in pixels. */
  height: number;
  /** Must be in the page once there are rows. */
  scroller: RefObject<HTMLElement | null>;
  /** Pixels at the top that a sticky header covers. */
  covered?: number;
  /** A row that stays in the page even when it is scrolled away. */
  kept?: number;
}

export interface FixedRows extends RowsOnScreen {
  /** The rows that should be in the page: those on screen, some around them, and the kept one. */
  places: readonly number[];
}

/** Until the browser has told how many fit. */
const AT_FIRST: RowsOnScreen = { first: 0, end: 24 };

/**
 * Which rows of a long list are on screen. As all of them are equally high, that takes two divisions
 * however long the list is.
 */
export function useFixedRows({ count, height, scroller, covered = 0, kept }: FixedRowsOptions): FixedRows {
  const [{ first, end }, setOnScreen] = useState(AT_FIRST);

  const hasRows = count > 0;
  useEffect(() => {
    const element = scroller.current;
    if (element === null || !hasRows) return;
    let viewHeight = 0;
    const look = (): void => {
      const seen = shownIn({ scrollTop: element.scrollTop, viewHeight, rowHeight: height });
      setOnScreen((known) => (known.first === seen.first && known.end === seen.end ? known : seen));
    };
    // Tells of the first size too, when the layout is done anyway: asking for it would force one.
    const sizes = new ResizeObserver(([size]) => {
      viewHeight = (size?.contentRect.height ?? 0) - covered;
      look();
    });
    sizes.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      sizes.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [scroller, hasRows, covered, height]);

  const places = useMemo(() => placesAround({ first, end }, count, kept), [first, end, count, kept]);
  return { first: Math.min(first, count), end: Math.min(end, count), places };
}
