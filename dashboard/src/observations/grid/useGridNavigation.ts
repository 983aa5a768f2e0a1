import type { FocusEvent, KeyboardEvent, MouseEvent, RefObject } from 'react';
import { useEffect, useRef, useState } from 'react';
import { useKeys } from '../../page/keys';
import type { RowAt } from '../state/useRows';
import { placeAfterKey } from './gridKeys';

interface GridNavigation {
  scroller: RefObject<HTMLDivElement | null>;
  matched: number;
  active: number;
  rowHeight: number;
  rowAt: RowAt;
  /** A detail is open; it follows the active row. */
  following: boolean;
  onActive(place: number): void;
  onOpen(row: number): void;
  scrollTo(place: number): void;
}

interface GridHandlers {
  onClick(event: MouseEvent): void;
  onKeyDown(event: KeyboardEvent): void;
  onFocus(event: FocusEvent): void;
  onBlur(event: FocusEvent): void;
}

/** Moving through the rows and opening them, by mouse and by keys. */
export function useGridNavigation(grid: GridNavigation): GridHandlers {
  const { scroller, matched, active, rowHeight, rowAt, following, onActive, onOpen, scrollTo } = grid;
  const open = useOpening(rowAt, onOpen);
  const rememberFocus = useKeptFocus(scroller, active);

  const choose = (place: number): void => {
    onActive(place);
    open(place);
  };

  const move = (place: number): void => {
    onActive(place);
    scrollTo(place);
    focusRow(scroller.current, place);
    if (following) open(place);
  };

  // From anywhere else on the page, the rows' own keys lead to the rows.
  useKeys({ j: () => move(active), k: () => move(active) });

  const onClick = ({ target }: MouseEvent): void => {
    const place = target instanceof Element ? placeOf(target.closest('[data-place]')) : undefined;
    if (place !== undefined) choose(place);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || placeOf(event.target) === undefined) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2);
    const place = placeAfterKey(event.key, active, matched, page);
    if (place !== undefined) move(place);
    else if (event.key === 'Enter' || event.key === ' ') choose(active);
    else return;
    event.preventDefault();
  };

  return { onClick, onKeyDown, ...rememberFocus };
}

/** Opens the row at a place, once, as soon as it has come. */
function useOpening(rowAt: RowAt, onOpen: (row: number) => void): (place: number) => void {
  const [wanted, setWanted] = useState<{ place: number }>();
  const opened = useRef(wanted);
  const row = wanted === undefined ? undefined : rowAt(wanted.place)?.row;
  useEffect(() => {
    if (row === undefined || opened.current === wanted) return;
    opened.current = wanted;
    onOpen(row);
  }, [row, wanted, onOpen]);
  return (place) => setWanted({ place });
}

/** When the row with the focus goes because other rows match now, the focus passes to the active row. */
function useKeptFocus(
  scroller: RefObject<HTMLDivElement | null>,
  active: number,
): Pick<GridHandlers, 'onFocus' | 'onBlur'> {
  const within = useRef(false);
  useEffect(() => {
    if (within.current && document.activeElement === document.body) focusRow(scroller.current, active);
  });
  return {
    onFocus: ({ target }) => {
      within.current = placeOf(target) !== undefined;
    },
    onBlur: ({ relatedTarget }) => {
      within.current = relatedTarget === null && within.current && !document.hasFocus();
    },
  };
}

function placeOf(target: EventTarget | null): number | undefined {
  const place = target instanceof Element ? target.getAttribute('data-place') : null;
  return place === null ? undefined : Number(place);
}

/** After the row has come into the page. */
function focusRow(scroller: HTMLElement | null, place: number): void {
  requestAnimationFrame(() => {
    scroller?.querySelector<HTMLElement>(`[data-place="${place}"]`)?.focus({ preventScroll: true });
  });
}
