import type { Cell, CandidateRow } from '../rows/row';
import type { GridColumn } from './columns';
import styles from './Grid.module.css';
import { RuleMarks } from './RuleMarks';
import { VerdictMark } from './VerdictMark';

interface GridCellProps {
  column: GridColumn;
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
    >
      {column.kind === 'verdict' && <VerdictMark passed={row.passed} />}
      {column.kind === 'rules' && <RuleMarks rules={row.rules} />}
      {column.kind === 'value' && cell !== undefined && <Value cell={cell} />}
    </div>
  );
}

export function alignmentOf(column: GridColumn): 'end' | 'start' {
  return column.kind === 'value' && column.type === 'number' ? 'end' : 'start';
}

function Value({ cell: { kind, text } }: { cell: Cell }) {
  if (kind === 'missing') return <span className={styles.missing}>–</span>;
  const long = text.length > 24;
  return (
    <span className={styles.value} data-kind={kind} title={long ? text : undefined}>
      {text}
    </span>
  );
}
