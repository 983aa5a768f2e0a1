import { Button } from '../../design/Button';
import { bytes } from '../../design/format';
import { Skeleton } from '../../design/Skeleton';
import type { LoadProgress } from '../worker/methods';
import styles from './Notice.module.css';

interface LoadingNoticeProps {
  progress: LoadProgress;
  /** Known before the data: so many lines will stand here. */
  itemCount: number | null;
  onStop(): void;
}

const PHASES = {
  cache: 'Looking in this browser',
  decode: 'Decompressing',
  scan: 'Reading',
} as const;

/** A skeleton in the size of what will come, and how far it has come. */
export function LoadingNotice({ progress, itemCount, onStop }: LoadingNoticeProps) {
  const rows = Math.min(16, Math.max(3, itemCount ?? 6));
  return (
    <div className={styles.loading} aria-busy="true">
      <div className={styles.progress}>
        <span role="status">{progress.phase === 'download' ? 'Loading' : PHASES[progress.phase]}</span>
        {progress.phase === 'download' && <Downloaded {...progress} />}
        <Button onClick={onStop}>Stop</Button>
      </div>
      <Skeleton rows={rows} label="Loading the observation" />
    </div>
  );
}

function Downloaded({ received, total }: { received: number; total: number | null }) {
  return (
    <>
      <progress
        className={styles.meter}
        aria-label="Downloaded"
        value={total === null ? undefined : received}
        max={total ?? undefined}
      />
      <span>
        {bytes(received)}
        {total !== null && ` of ${bytes(total)}`}
      </span>
    </>
  );
}
