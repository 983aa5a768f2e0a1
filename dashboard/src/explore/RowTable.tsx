import { type ReactNode, useRef } from 'react';
import { useRowKeys } from '../page/rowKeys';
import styles from './Rows.module.css';

/** A table whose rows are gone through by `j` and `k`. */
export function RowTable({ children }: { children: ReactNode }) {
  const table = useRef<HTMLTableElement>(null);
  useRowKeys(table);
  return (
    <div className={styles.scroller}>
      <table ref={table} className={styles.table}>
        {children}
      </table>
    </div>
  );
}
