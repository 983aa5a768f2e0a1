import { useMemo } from 'react';
import type { CandidateRoles } from '../../api/types';
import type { PlannedColumn } from '../cache/entry';
import type { PlacedColumn } from '../grid/columns';
import { defaultPaths, gridColumns, pinnedFirst, placeColumns } from '../grid/columns';
import type { ObservationSearch } from '../search';
import { parseColumns } from '../tokens/columns';
import type { ColumnInfo, ObservationShape } from '../worker/methods';
import { useWidths } from './useWidths';

export interface Columns {
  /** Paths whose values are shown, in order. */
  paths: string[];
  /** Paths of the columns that stay when the others are scrolled, beside the first. */
  pinned: string[];
  /** The grid's columns, with verdict and rules among them. */
  shown: PlacedColumn[];
  resize(path: string, width: number): void;
}

/** The columns that the address chose and pinned, or the usual ones, as wide as the reader last made them. */
export function useColumns(
  name: string,
  known: readonly PlannedColumn[],
  roles: CandidateRoles | null,
  { cols, pin }: ObservationSearch,
): Columns {
  const [widths, resize] = useWidths(name);
  const pinned = useMemo(() => parseColumns(pin), [pin]);
  const paths = useMemo(() => {
    const chosen = parseColumns(cols);
    return pinnedFirst(chosen.length > 0 ? chosen : defaultPaths(known, roles), pinned);
  }, [cols, known, roles, pinned]);
  const shown = useMemo(
    () => placeColumns(gridColumns(paths, known, roles), widths, pinned),
    [paths, known, roles, widths, pinned],
  );
  return { paths, pinned, shown, resize };
}

/** All paths to choose from: those with columns, those seen in the sample, those built by filters since. */
export function knownPaths(
  rows: NonNullable<ObservationShape['rows']>,
  built: readonly ColumnInfo[],
): ColumnInfo[] {
  const byPath = new Map([...rows.columns, ...rows.later, ...built].map((column) => [column.path, column]));
  return [...byPath.values()];
}
