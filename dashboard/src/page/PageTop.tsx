import type { ReactNode } from 'react';
import styles from './PageTop.module.css';

interface PageTopProps {
  /** Links upwards, from the widest, and where the reader is. */
  crumbs: ReactNode;
  /** What can be done here. */
  children: ReactNode;
}

/** The first line of a page: where this is, and what can be done. */
export function PageTop({ crumbs, children }: PageTopProps) {
  return (
    <div className={styles.top}>
      <nav className={styles.crumbs} aria-label="Where this is">
        {crumbs}
      </nav>
      <div className={styles.actions}>{children}</div>
    </div>
  );
}

/** Between two crumbs. */
export function CrumbLine() {
  return <span aria-hidden="true"> / </span>;
}
