import type { Status } from '../api/types';
import styles from './Status.module.css';

/** Shape says the state before colour does. */
const SHAPES: Record<Status, React.ReactNode> = {
  completed: <path d="M3 7.4 5.8 10.2 11 4.6" />,
  failed: (
    <>
      <circle cx="7" cy="7" r="6.25" className={styles.solid} />
      <path d="m4.8 4.8 4.4 4.4m0-4.4-4.4 4.4" className={styles.cut} />
    </>
  ),
  running: (
    <>
      <circle cx="7" cy="7" r="5" opacity="0.35" />
      <path d="M7 2a5 5 0 0 1 5 5" className={styles.turning} />
    </>
  ),
  pending: <circle cx="7" cy="7" r="5" />,
  abandoned: (
    <>
      <circle cx="7" cy="7" r="5" strokeDasharray="2 2.2" />
      <path d="M4.6 7h4.8" />
    </>
  ),
};

export function StatusGlyph({ status }: { status: Status }) {
  return (
    <svg className={styles.glyph} data-status={status} viewBox="0 0 14 14" role="img" aria-label={status}>
      {SHAPES[status]}
    </svg>
  );
}

export function StatusText({ status }: { status: Status }) {
  return (
    <span className={styles.text} data-status={status}>
      <svg className={styles.glyph} data-status={status} viewBox="0 0 14 14" aria-hidden="true">
        {SHAPES[status]}
      </svg>
      {status}
    </span>
  );
}
