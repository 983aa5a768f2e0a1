import type { Mark } from '../api/types';
import { TimeAgo } from '../design/Time';
import styles from './FlowHead.module.css';

/** What a person said about the flow. */
export function MarkNote({ mark }: { mark: Mark }) {
  return (
    <p className={styles.mark} data-verdict={mark.verdict}>
      <strong>{mark.verdict === 'bad' ? '✕ Marked bad' : '✓ Marked good'}</strong>
      {mark.note !== null && `: ${mark.note}`} <TimeAgo iso={mark.markedAt} />
    </p>
  );
}
