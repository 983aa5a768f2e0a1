import type { QueueStatus } from '../api/types';
import { bytes, count, counted, duration, exact } from '../design/format';
import styles from './Figures.module.css';
import { fullnessWords } from './verdict';

interface Figure {
  label: string;
  value: string;
  note: string;
}

/** The numbers behind the verdict, each with what it is made of. */
export function Figures({ status }: { status: QueueStatus }) {
  return (
    <dl className={styles.figures}>
      {figuresOf(status).map(({ label, value, note }) => (
        <div key={label} className={styles.figure}>
          <dt>{label}</dt>
          <dd className={styles.value}>{value}</dd>
          <dd className={styles.note}>{note}</dd>
        </div>
      ))}
    </dl>
  );
}

function figuresOf(status: QueueStatus): Figure[] {
  const { waiting, inFlight, delayed, dead, oldest, payload } = status;
  return [
    {
      label: 'Waiting',
      value: count(waiting.entries),
      note: `${bytes(waiting.bytes)}, ${fullnessWords(status)}`,
    },
    { label: 'In flight', value: count(inFlight), note: 'held by a worker' },
    { label: 'Delayed', value: count(delayed), note: 'failed, will be tried again' },
    {
      label: 'Oldest',
      value: oldest === null ? '–' : duration(oldest.ageSeconds * 1_000),
      note: oldest === null ? 'nothing waits' : `accepted ${exact(oldest.enqueuedAt)}`,
    },
    { label: 'Set aside', value: count(dead), note: 'dead letters' },
    { label: 'Stored data', value: bytes(payload.bytes), note: counted(payload.segments, 'segment') },
  ];
}
