import { Light } from './Light';
import { TimeAgo } from './Time';
import styles from './Liveness.module.css';

interface LivenessProps {
  failing: boolean;
  updatedAt: number;
  /** Whether it is asked for now and then only, because changes cannot be heard of. */
  polling?: boolean;
}

/** Whether what stands on the page is still true. */
export function Liveness({ failing, updatedAt, polling = false }: LivenessProps) {
  if (updatedAt === 0) return null;
  if (!failing) {
    return (
      <p className={styles.line}>
        <Light state={polling ? 'waiting' : 'on'} /> {polling ? 'polling' : 'live'}
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
