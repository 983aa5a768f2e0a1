import type { QueueStatus } from '../api/types';
import { hourWords, minutesOf, minuteWords } from './minutes';
import styles from './QueuePage.module.css';

const HEIGHT = 48;

/** How many flows were stored in each of the last minutes. */
export function DoneChart({ status }: { status: QueueStatus }) {
  const minutes = minutesOf(status);
  const words = hourWords(minutes);
  return (
    <section className={styles.panel} aria-labelledby="done">
      <h2 id="done" className={styles.name}>
        Stored per minute
      </h2>
      <svg
        className={styles.bars}
        viewBox={`0 0 ${minutes.length} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={words}
      >
        {minutes.map((minute, place) => (
          <g key={minute.at}>
            <title>{minuteWords(minute)}</title>
            <rect className={styles.space} x={place} y={0} width={1} height={HEIGHT} />
            <rect
              className={styles.done}
              data-open={minute.open}
              x={place + 0.1}
              y={HEIGHT * (1 - minute.share)}
              width={0.8}
              height={HEIGHT * minute.share}
            />
          </g>
        ))}
      </svg>
      <p className={styles.quiet}>{words}</p>
    </section>
  );
}
