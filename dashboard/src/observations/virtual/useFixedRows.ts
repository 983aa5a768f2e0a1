import type { Range, Virtualizer } from '@tanstack/react-virtual';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import type { RefObject } from 'react';

interface FixedRows {
  count: number;
  /** Height of every row in pixels. */
  height: number;
  scroller: RefObject<HTMLDivElement | null>;
  /** Pixels at the top that a sticky header covers. */
  paddingStart?: number;
  rangeExtractor?: (range: Range) => number[];
}

const OVERSCAN = 8;

/** More rows than any screen shows; without its style sheet a scroller is as high as all of them. */
const MOST_ON_SCREEN = 64;

/** Which rows of a long list are on screen. */
export function useFixedRows(rows: FixedRows): Virtualizer<HTMLDivElement, Element> {
  const { count, height, scroller, paddingStart = 0, rangeExtractor = defaultRangeExtractor } = rows;
  // Its functions change with what they know; no component here memoizes over them.
  // oxlint-disable-next-line react/incompatible-library
  return useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: OVERSCAN,
    scrollPaddingStart: paddingStart,
    rangeExtractor: (range) =>
      rangeExtractor({ ...range, endIndex: Math.min(range.endIndex, range.startIndex + MOST_ON_SCREEN) }),
  });
}
