import type { CSSProperties } from 'react';
import { memo, useEffect, useMemo, useRef } from 'react';
import type { Answered } from '../state/useAnswer';
import { scrollToRow } from '../virtual/scrollToRow';
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
  // The active row stays in the page even when it is scrolled away, so that the focus is not lost.
  const shown = useFixedRows({
    count: matched,
    height: ROW_HEIGHT,
    scroller,
    covered: ROW_HEIGHT,
    kept: active,
  });
  const rowAt = useRows(source, answered, shown.first, shown.end);

  const shownQuestion = useRef(question);
  const scrolled = useRef(false);
  useEffect(() => {
    // Asked only where it changes something: it has the browser lay the new rows out at once.
    if (shownQuestion.current !== question && scrolled.current) scroller.current?.scrollTo({ top: 0 });
    shownQuestion.current = question;
  }, [question]);

  useEffect(() => {
    if (revealPlace !== undefined && revealPlace >= 0) show(scroller.current, revealPlace);
  }, [revealPlace]);

  const handlers = useGridNavigation({
    scroller,
    matched,
    active,
    rowHeight: ROW_HEIGHT,
    rowAt,
    following: openRow !== undefined,
    onActive: setActive,
    onOpen,
    scrollTo: (place) => show(scroller.current, place),
  });

  const template = useMemo(() => columns.map(({ width }) => `${width}px`).join(' '), [columns]);
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  return (
    <div
      ref={scroller}
      className={styles.scroller}
      data-detail={openRow !== undefined}
      onScroll={({ currentTarget }) => (scrolled.current = currentTarget.scrollTop > 0)}
    >
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
        <div role="rowgroup" className={styles.body} style={{ blockSize: matched * ROW_HEIGHT }}>
          {shown.places.map((place) => {
            const row = rowAt(place);
            return (
              <GridRow
                key={place}
                place={place}
                top={place * ROW_HEIGHT}
                row={row}
                columns={columns}
                active={place === active}
                open={row !== undefined && row.row === openRow}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
});

/** No further than it takes, and not behind the header. */
function show(scroller: HTMLElement | null, place: number): void {
  scrollToRow(scroller, place, 'auto', { height: ROW_HEIGHT, covered: ROW_HEIGHT });
}
