import type { CSSProperties } from 'react';
import { percent } from '../design/format';
import styles from './ShareBars.module.css';

/** How much of the bad runs, and of the others, has a property. */
export function ShareBars({ bad, others }: { bad: number; others: number }) {
  return (
    <span className={styles.bars}>
      <Bar share={bad} what="bad" />
      <Bar share={others} what="others" />
    </span>
  );
}

function Bar({ share, what }: { share: number; what: 'bad' | 'others' }) {
  return (
    <span className={styles.line}>
      <span
        className={styles.bar}
        data-what={what}
        aria-hidden="true"
        style={{ '--share': share } as CSSProperties}
      />
      {percent(share)} {what}
    </span>
  );
}
