import { useCallback, useMemo, useState } from 'react';
import type { CandidateRoles } from '../../api/types';
import type { GridColumn } from '../grid/columns';
import { defaultPaths, gridColumns } from '../grid/columns';
import { parseColumns } from '../tokens/columns';
import type { ColumnInfo, ObservationShape } from '../worker/methods';

export interface Columns {
  /** Paths whose values are shown, in order. */
  paths: string[];
  /** The grid's columns, with verdict and rules among them. */
  shown: GridColumn[];
  resize(path: string, width: number): void;
}

/** The columns that the address chose, or the usual ones. Widths last as long as the view. */
export function useColumns(
  known: readonly ColumnInfo[],
  roles: CandidateRoles | null,
  cols: string | undefined,
): Columns {
  const [widths, setWidths] = useState<Readonly<Record<string, number>>>({});
  const paths = useMemo(() => {
    const chosen = parseColumns(cols);
    return chosen.length > 0 ? chosen : defaultPaths(known, roles);
  }, [cols, known, roles]);
  const shown = useMemo(
    () =>
      gridColumns(paths, known, roles).map((column) => ({
        ...column,
        width: widths[column.path] ?? column.width,
      })),
    [paths, known, roles, widths],
  );
  const resize = useCallback(
    (path: string, width: number) => setWidths((before) => ({ ...before, [path]: width })),
    [],
  );
  return { paths, shown, resize };
}

/** All paths to choose from: those with columns, those seen in the sample, those built by filters since. */
export function knownPaths(
  rows: NonNullable<ObservationShape['rows']>,
  built: readonly ColumnInfo[],
): Pick<ColumnInfo, 'path' | 'type'>[] {
  const byPath = new Map([...rows.columns, ...rows.later, ...built].map((column) => [column.path, column]));
  return [...byPath.values()];
}
