import { Light } from './Light';
import { TimeAgo } from './Time';
import styles from './Liveness.module.css';

/** Whether what stands on the page is still true. */
export function Liveness({ failing, updatedAt }: { failing: boolean; updatedAt: number }) {
  if (updatedAt === 0) return null;
  if (!failing) {
    return (
      <p className={styles.line}>
        <Light state="on" /> live
      </p>
    );
  }
  return (
    <p className={styles.line} role="status">
      <Light state="off" /> server not reachable, last heard{' '}
      <TimeAgo iso={new Date(updatedAt).toISOString()} />
    </p>
  );
}
