import type { CSSProperties } from 'react';
import type { Cell, CandidateRow } from '../rows/row';
import type { GridColumn, PlacedColumn } from './columns';
import styles from './Grid.module.css';
import { RuleMarks } from './RuleMarks';
import { VerdictMark } from './VerdictMark';

/** What digits and most letters take at least, and what is left free at the edges of a cell, in pixels. */
const CHARACTER = 6.5;
const PADDING = 20;

interface GridCellProps {
  column: PlacedColumn;
  columnIndex: number;
  row: CandidateRow;
  cell: Cell | undefined;
}

/** One value of one candidate, exactly as the document writes it. */
export function GridCell({ column, columnIndex, row, cell }: GridCellProps) {
  return (
    <div
      role="gridcell"
      aria-colindex={columnIndex + 1}
      className={styles.cell}
      data-align={alignmentOf(column)}
      data-kind={cell?.kind}
      data-pinned={column.pinnedAt !== undefined || undefined}
      style={pinOf(column)}
      title={cell !== undefined && mayBeCut(cell, column) ? cell.text : undefined}
    >
      {column.kind === 'verdict' && <VerdictMark passed={row.passed} />}
      {column.kind === 'rules' && <RuleMarks rules={row.rules} />}
      {cell !== undefined && (cell.kind === 'missing' ? '–' : cell.text)}
    </div>
  );
}

/** What may not fit is told whole on hover. */
function mayBeCut({ text }: Cell, { width }: PlacedColumn): boolean {
  return text.length * CHARACTER > width - PADDING;
}

export function pinOf({ pinnedAt }: PlacedColumn): CSSProperties | undefined {
  return pinnedAt === undefined ? undefined : { insetInlineStart: pinnedAt };
}

export function alignmentOf(column: GridColumn): 'end' | 'start' {
  return column.kind === 'value' && column.type === 'number' ? 'end' : 'start';
}
