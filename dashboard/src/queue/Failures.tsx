import type { FailureCause } from '../api/types';
import { count } from '../design/format';
import styles from './QueuePage.module.css';

/** Why flows could not be stored, the most frequent cause first. */
export function Failures({ failures }: { failures: readonly FailureCause[] }) {
  const most = Math.max(1, ...failures.map((failure) => failure.count));
  return (
    <section className={styles.panel} aria-labelledby="failures">
      <h2 id="failures" className={styles.name}>
        Failures by cause
      </h2>
      {failures.length === 0 ? (
        <p className={styles.quiet}>Nothing failed in the last 60 minutes.</p>
      ) : (
        <>
          <ul className={styles.failures}>
            {failures.map(({ cause, count: times }) => (
              <li key={cause} className={styles.failure}>
                <span
                  className={styles.share}
                  style={{ inlineSize: `${(times / most) * 100}%` }}
                  aria-hidden="true"
                />
                <code className={styles.cause}>{cause}</code>
                <span>{count(times)}</span>
              </li>
            ))}
          </ul>
          <p className={styles.quiet}>
            tries in the last 60 minutes; a flow that is tried again counts again
          </p>
        </>
      )}
    </section>
  );
}
