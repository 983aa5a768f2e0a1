import type { CSSProperties, ReactNode } from 'react';
import styles from './Rows.module.css';

interface ShareProps {
  /** From 0 to 1; without one there is no bar. */
  share: number | undefined;
  children: ReactNode;
}

/** A number with a bar before it. */
export function Share({ share, children }: ShareProps) {
  return (
    <span className={styles.measure}>
      {share !== undefined && (
        <span className={styles.bar} aria-hidden="true" style={{ '--share': share } as CSSProperties} />
      )}
      {children}
    </span>
  );
}
