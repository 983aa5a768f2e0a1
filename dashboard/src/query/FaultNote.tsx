import { expectedWords, type QueryFault, untoldOf } from './fault';
import styles from './QueryBox.module.css';

/** What is wrong with the query, and what might stand there instead. */
export function FaultNote({ id, fault }: { id: string; fault: QueryFault }) {
  const { detail, from } = fault;
  const untold = untoldOf(fault);
  return (
    <p id={id} className={styles.fault}>
      <span>
        <span aria-hidden="true">✕ </span>
        {detail}
      </span>{' '}
      <span className={styles.help}>
        At character {from + 1}
        {untold.length > 0 && <>, expected {expectedWords(untold)}</>}.
      </span>
    </p>
  );
}
