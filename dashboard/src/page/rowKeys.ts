import type { RefObject } from 'react';
import { neighbour } from '../design/neighbour';
import { useKeys } from './keys';

/** `j` and `k` go from row to row of a table: to the first link of each. */
export function useRowKeys(table: RefObject<HTMLTableElement | null>): void {
  const move = (by: 1 | -1) => neighbour(firstLinks(table.current), focusedLink(table.current), by)?.focus();
  useKeys({ j: () => move(1), k: () => move(-1) });
}

function firstLinks(table: HTMLTableElement | null): HTMLElement[] {
  return rowsOf(table).flatMap((row) => row.querySelector<HTMLElement>('a') ?? []);
}

/** The first link of the row that holds the focus, whichever of its links has it. */
function focusedLink(table: HTMLTableElement | null): Element | null | undefined {
  return rowsOf(table)
    .find((row) => row.contains(document.activeElement))
    ?.querySelector('a');
}

function rowsOf(table: HTMLTableElement | null): HTMLElement[] {
  return [...(table?.querySelectorAll<HTMLElement>('tbody tr') ?? [])];
}
