import { memo } from 'react';
import type { CandidateRow } from '../rows/row';
import type { PlacedColumn } from './columns';
import { GridCell } from './GridCell';
import styles from './Grid.module.css';

interface GridRowProps {
  place: number;
  top: number;
  row: CandidateRow | undefined;
  columns: readonly PlacedColumn[];
  /** The one row that Tab reaches. */
  active: boolean;
  /** Its detail is open. */
  open: boolean;
}

export const GridRow = memo(function Row({ place, top, row, columns, active, open }: GridRowProps) {
  let value = 0;
  return (
    <div
      role="row"
      aria-rowindex={place + 2}
      aria-selected={open}
      aria-busy={row === undefined}
      data-place={place}
      data-verdict={row?.passed ?? undefined}
      tabIndex={active ? 0 : -1}
      className={styles.row}
      style={{ transform: `translateY(${top}px)` }}
    >
      {row !== undefined &&
        columns.map((column, index) => (
          <GridCell
            key={column.path}
            column={column}
            columnIndex={index}
            row={row}
            cell={column.kind === 'value' ? row.cells[value++] : undefined}
          />
        ))}
    </div>
  );
});
