import type { Range } from '@tanstack/react-virtual';
import { defaultRangeExtractor } from '@tanstack/react-virtual';
import type { CSSProperties } from 'react';
import { memo, useCallback, useEffect, useMemo, useRef } from 'react';
import type { Answered } from '../state/useAnswer';
import { useFixedRows } from '../virtual/useFixedRows';
import { useRows } from '../state/useRows';
import type { Sort } from '../tokens/sort';
import type { ObservationSource } from '../worker/methods';
import type { PlacedColumn } from './columns';
import { GridHeader } from './GridHeader';
import { GridRow } from './GridRow';
import { useActiveRow } from './useActiveRow';
import { useGridNavigation } from './useGridNavigation';
import styles from './Grid.module.css';

const ROW_HEIGHT = 28;

interface CandidateGridProps {
  source: ObservationSource;
  answered: Answered;
  columns: readonly PlacedColumn[];
  label: string;
  sort: Sort | null;
  /** Place in the document of the row whose detail is open. */
  openRow: number | undefined;
  /** Place in the answer to bring into view, once it is known. */
  revealPlace: number | undefined;
  onSort(path: string): void;
  onResize(path: string, width: number): void;
  onOpen(row: number): void;
}

/** The candidates that match, as an ARIA grid of which only the rows on screen exist. */
export const CandidateGrid = memo(function Grid(props: CandidateGridProps) {
  const { source, answered, columns, label, sort, openRow, revealPlace, onSort, onResize, onOpen } = props;
  const { question, result } = answered;
  const { matched } = result;
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useActiveRow(question, revealPlace);
  const rangeExtractor = useCallback((range: Range) => withActive(range, active), [active]);
  const virtual = useFixedRows({
    count: matched,
    height: ROW_HEIGHT,
    scroller,
    paddingStart: ROW_HEIGHT,
    rangeExtractor,
  });
  const items = virtual.getVirtualItems();
  const rowAt = useRows(source, answered, virtual.range?.startIndex ?? 0, virtual.range?.endIndex ?? 0);
  const { scrollToIndex, scrollToOffset } = virtual;

  const shownQuestion = useRef(question);
  useEffect(() => {
    if (shownQuestion.current !== question) scrollToOffset(0);
    shownQuestion.current = question;
  }, [question, scrollToOffset]);

  useEffect(() => {
    if (revealPlace !== undefined && revealPlace >= 0) scrollToIndex(revealPlace, { align: 'auto' });
  }, [revealPlace, scrollToIndex]);

  const handlers = useGridNavigation({
    scroller,
    matched,
    active,
    rowHeight: ROW_HEIGHT,
    rowAt,
    following: openRow !== undefined,
    onActive: setActive,
    onOpen,
    scrollTo: (place) => scrollToIndex(place, { align: 'auto' }),
  });

  const template = useMemo(() => columns.map(({ width }) => `${width}px`).join(' '), [columns]);
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  return (
    <div ref={scroller} className={styles.scroller} data-detail={openRow !== undefined}>
      <div
        role="grid"
        aria-label={label}
        aria-rowcount={matched + 1}
        aria-colcount={columns.length}
        className={styles.grid}
        style={{ '--columns': `${template} minmax(0, 1fr)`, minInlineSize: width } as CSSProperties}
        tabIndex={-1}
        {...handlers}
      >
        <GridHeader columns={columns} sort={sort} onSort={onSort} onResize={onResize} />
        <div role="rowgroup" className={styles.body} style={{ blockSize: virtual.getTotalSize() }}>
          {items.map(({ index, start }) => {
            const row = rowAt(index);
            return (
              <GridRow
                key={index}
                place={index}
                top={start}
                row={row}
                columns={columns}
                active={index === active}
                open={row !== undefined && row.row === openRow}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
});

/** The active row stays in the page even when it is scrolled away, so that the focus is not lost. */
function withActive(range: Range, active: number): number[] {
  const shown = defaultRangeExtractor(range);
  if (active >= range.count || shown.includes(active)) return shown;
  return [...shown, active].toSorted((left, right) => left - right);
}
