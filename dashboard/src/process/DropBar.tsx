import type { CSSProperties } from 'react';
import type { Quantiles } from '../api/processes';
import { percent } from '../design/format';
import styles from './DropBar.module.css';

/** The share that a step drops: a band for eight of ten runs, a line for the median. */
export function DropBar({ drop }: { drop: Quantiles | null }) {
  if (drop === null) return null;
  const { p10, p50, p90 } = drop;
  const range = p10 === p90 ? '' : `, ${percent(p10)} to ${percent(p90)}`;
  return (
    <span className={styles.line}>
      <span
        className={styles.bar}
        aria-hidden="true"
        style={{ '--low': p10, '--median': p50, '--high': p90 } as CSSProperties}
      />
      <span>
        {percent(p50)}
        <span className={styles.range}>{range}</span>
      </span>
    </span>
  );
}
