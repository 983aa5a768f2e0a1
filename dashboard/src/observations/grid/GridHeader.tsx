import type { KeyboardEvent } from 'react';
import type { Sort } from '../tokens/sort';
import { ColumnResizer } from './ColumnResizer';
import type { PlacedColumn } from './columns';
import { alignmentOf, pinOf } from './GridCell';
import styles from './Grid.module.css';
import { widthAfterKey } from './width';

interface GridHeaderProps {
  columns: readonly PlacedColumn[];
  sort: Sort | null;
  onSort(path: string): void;
  onResize(path: string, width: number): void;
}

export function GridHeader({ columns, sort, onSort, onResize }: GridHeaderProps) {
  return (
    <div role="row" aria-rowindex={1} className={styles.header}>
      {columns.map((column, index) => (
        <div
          key={column.path}
          role="columnheader"
          aria-colindex={index + 1}
          aria-sort={ariaSort(sort, column.path)}
          className={styles.heading}
          data-align={alignmentOf(column)}
          data-pinned={column.pinnedAt !== undefined || undefined}
          style={pinOf(column)}
        >
          <HeadingButton column={column} sort={sort} onSort={onSort} onResize={onResize} />
          <ColumnResizer width={column.width} onResize={(width) => onResize(column.path, width)} />
        </div>
      ))}
    </div>
  );
}

type HeadingButtonProps = Omit<GridHeaderProps, 'columns'> & { column: PlacedColumn };

/** Sorts by the column; with Shift and the arrow keys it changes the column's width. */
function HeadingButton({ column: { kind, path, label, width }, sort, onSort, onResize }: HeadingButtonProps) {
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = event.shiftKey ? widthAfterKey(event.key, width) : undefined;
    if (next === undefined) return;
    event.preventDefault();
    onResize(path, next);
  };
  return (
    <button
      type="button"
      className={styles.sort}
      title={`${path} (Shift and ← or → change the width)`}
      aria-keyshortcuts="Shift+ArrowLeft Shift+ArrowRight"
      onClick={kind === 'rules' ? undefined : () => onSort(path)}
      onKeyDown={onKeyDown}
    >
      <span className={styles.label}>{label}</span>
      <SortGlyph sort={sort} path={path} />
    </button>
  );
}

function SortGlyph({ sort, path }: { sort: Sort | null; path: string }) {
  if (sort?.path !== path) return null;
  return <span aria-hidden="true">{sort.descending ? '↓' : '↑'}</span>;
}

function ariaSort(sort: Sort | null, path: string): 'ascending' | 'descending' | 'none' {
  if (sort?.path !== path) return 'none';
  return sort.descending ? 'descending' : 'ascending';
}
