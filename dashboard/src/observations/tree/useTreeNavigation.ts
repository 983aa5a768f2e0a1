import type { KeyboardEvent, MouseEvent, RefObject } from 'react';
import { placeAfterKey } from '../grid/gridKeys';
import { isExpandable } from './entry';
import type { TreeLine } from './lines';
import { parentOf } from './lines';
import type { TreeStore } from './TreeStore';

interface TreeNavigation {
  store: TreeStore;
  lines: readonly TreeLine[];
  scroller: RefObject<HTMLDivElement | null>;
  active: number;
  lineHeight: number;
  onActive(place: number): void;
  /** Makes the line active and brings it into view. */
  show(place: number): void;
}

interface TreeHandlers {
  onClick(event: MouseEvent): void;
  onKeyDown(event: KeyboardEvent): void;
}

/** Opening, closing and moving by mouse and by keys, as the ARIA tree pattern has it. */
export function useTreeNavigation(tree: TreeNavigation): TreeHandlers {
  const { store, lines, scroller, active, lineHeight, onActive, show } = tree;

  const toggle = (place: number): void => {
    const line = lines[place];
    onActive(place);
    if (line === undefined || !isExpandable(line.entry)) return;
    if (line.expanded) store.collapse(line.entry);
    else void store.expand(line.entry);
  };

  const move = (place: number): void => {
    show(place);
    requestAnimationFrame(() => {
      scroller.current?.querySelector<HTMLElement>(`[data-place="${place}"]`)?.focus({ preventScroll: true });
    });
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / lineHeight) - 1);
    const target =
      placeAfterKey(event.key, active, lines.length, page) ?? targetOfArrow(event.key, lines, active);
    if (target !== undefined) move(target);
    else if (opensOrCloses(event.key, lines[active])) toggle(active);
    else return;
    event.preventDefault();
  };

  const onClick = ({ target }: MouseEvent): void => {
    const line = target instanceof Element ? target.closest<HTMLElement>('[data-place]') : null;
    const selecting = getSelection()?.isCollapsed === false;
    if (line !== null && !selecting) toggle(Number(line.dataset.place));
  };

  return { onClick, onKeyDown };
}

/** Right enters an open line, left leaves a closed one for its parent. */
function targetOfArrow(key: string, lines: readonly TreeLine[], active: number): number | undefined {
  const expanded = lines[active]?.expanded === true;
  if (key === 'ArrowRight' && expanded) return Math.min(lines.length - 1, active + 1);
  return key === 'ArrowLeft' && !expanded ? parentOf(lines, active) : undefined;
}

function opensOrCloses(key: string, line: TreeLine | undefined): boolean {
  if (key === 'Enter' || key === ' ') return true;
  return (
    (key === 'ArrowRight' && line?.expanded === false) || (key === 'ArrowLeft' && line?.expanded === true)
  );
}
