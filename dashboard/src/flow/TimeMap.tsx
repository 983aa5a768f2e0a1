import type { Step } from '../api/types';
import { duration, named } from '../design/format';
import { lanesOf } from './lanes';
import type { TimeBar } from './timing';
import styles from './TimeMap.module.css';

const LANE = 7;

interface TimeMapProps {
  steps: readonly Step[];
  bars: ReadonlyMap<string, TimeBar>;
  spanMillis: number;
  selectedId: string;
}

/** All steps over the time of the flow. The list below says the same in words, so it is decoration. */
export function TimeMap({ steps, bars, spanMillis, selectedId }: TimeMapProps) {
  const laned = lanesOf(steps, bars);
  const lanes = Math.max(0, ...laned.map(({ lane }) => lane + 1));
  if (lanes === 0) return null;
  return (
    <div className={styles.map} aria-hidden="true">
      <svg
        viewBox={`0 0 1000 ${lanes * LANE}`}
        preserveAspectRatio="none"
        style={{ blockSize: lanes * LANE }}
      >
        {laned.map(({ step, lane, start, length }) => (
          <rect
            key={step.id}
            className={styles.bar}
            data-status={step.status}
            data-selected={step.id === selectedId}
            x={Math.min(start * 1000, 996)}
            y={lane * LANE + 1}
            width={Math.max(4, length * 1000)}
            height={LANE - 2}
          >
            <title>{named(step.name)}</title>
          </rect>
        ))}
      </svg>
      <span className={styles.axis}>
        <span>0</span>
        <span>{duration(spanMillis)}</span>
      </span>
    </div>
  );
}
