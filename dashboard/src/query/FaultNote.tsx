import { expectedWords, type QueryFault } from './fault';
import styles from './QueryBox.module.css';

/** What is wrong with the query, and what might stand there instead. */
export function FaultNote({ id, fault: { detail, from, expected } }: { id: string; fault: QueryFault }) {
  return (
    <p id={id} className={styles.fault}>
      <span>
        <span aria-hidden="true">✕ </span>
        {detail}
      </span>{' '}
      <span className={styles.help}>
        At character {from + 1}
        {expected.length > 0 && <>, expected {expectedWords(expected)}</>}.
      </span>
    </p>
  );
}
