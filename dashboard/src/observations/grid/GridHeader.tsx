import type { Sort } from '../tokens/sort';
import { ColumnResizer } from './ColumnResizer';
import type { GridColumn } from './columns';
import { alignmentOf } from './GridCell';
import styles from './Grid.module.css';

interface GridHeaderProps {
  columns: readonly GridColumn[];
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
        >
          {column.kind === 'rules' ? (
            <span className={styles.label}>{column.label}</span>
          ) : (
            <button
              type="button"
              className={styles.sort}
              title={column.path}
              onClick={() => onSort(column.path)}
            >
              <span className={styles.label}>{column.label}</span>
              <SortGlyph sort={sort} path={column.path} />
            </button>
          )}
          <ColumnResizer
            width={column.width}
            label={column.label}
            onResize={(width) => onResize(column.path, width)}
          />
        </div>
      ))}
    </div>
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
