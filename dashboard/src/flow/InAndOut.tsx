import type { CandidateCounts, Status } from '../api/types';
import { count } from '../design/format';
import styles from './InAndOut.module.css';

/** "4,812 → 1,390"; only the first when the step ended without a word on who left. */
export function InAndOut({ counts, status }: { counts: CandidateCounts; status: Status }) {
  if (counts.out === null && !isOpen(status)) return <span>{count(counts.in)}</span>;
  return (
    <span>
      {count(counts.in)} <span className={styles.arrow}>→</span>{' '}
      <b className={styles.out}>{counts.out === null ? '…' : count(counts.out)}</b>
    </span>
  );
}

/** Whether a step may still say who left. */
export function isOpen(status: Status): boolean {
  return status === 'running' || status === 'pending';
}
