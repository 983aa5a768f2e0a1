import { useQuery } from '@tanstack/react-query';
import type { Volume } from '../api/types';
import { volumeQuery } from '../api/queries';
import { counted, duration, exact } from '../design/format';
import type { VolumeQuery } from '../api/paths';
import { type Bar, barsOf, totalOf } from './volume';
import styles from './VolumeChart.module.css';

const HEIGHT = 24;

interface VolumeChartProps {
  /** Tells one question from another, however its times move. */
  subject: unknown;
  queryAt: (now: number) => VolumeQuery;
}

/** How many flows began when; in red is what failed. */
export function VolumeChart({ subject, queryAt }: VolumeChartProps) {
  const { data, isError } = useQuery(volumeQuery(subject, queryAt));
  if (data === undefined) {
    return <figure className={styles.volume}>{isError && <figcaption>volume unknown</figcaption>}</figure>;
  }
  return (
    <figure className={styles.volume}>
      <Bars volume={data} />
      <figcaption className={styles.caption}>{captionOf(data)}</figcaption>
    </figure>
  );
}

function Bars({ volume }: { volume: Volume }) {
  const bars = barsOf(volume);
  return (
    <svg
      className={styles.bars}
      viewBox={`0 0 ${bars.length} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={spoken(volume, bars)}
    >
      {bars.map((bar, place) => (
        <g key={bar.from}>
          <title>{wordsOf(bar)}</title>
          <rect className={styles.space} x={place} y={0} width={1} height={HEIGHT} />
          <rect className={styles.flows} {...rect(place, bar.all)} />
          <rect className={styles.failed} {...rect(place, bar.failed)} />
        </g>
      ))}
    </svg>
  );
}

function rect(place: number, share: number) {
  return { x: place + 0.1, y: HEIGHT * (1 - share), width: 0.8, height: HEIGHT * share };
}

function wordsOf({ flows, failures, from }: Bar): string {
  const failed = failures === 0 ? '' : `, ${counted(failures, 'failure')}`;
  return `${counted(flows, 'flow')}${failed} from ${exact(from)}`;
}

function captionOf(volume: Volume): string {
  const failures = totalOf(volume.failed);
  const failed = failures === 0 ? '' : `, ${failures} failed`;
  return `${counted(totalOf(volume.counts), 'flow')}${failed} in ${duration(1_000 * volume.bucketSeconds * volume.counts.length)}`;
}

function spoken(volume: Volume, bars: readonly Bar[]): string {
  const busiest = bars.reduce<Bar | undefined>(
    (most, bar) => (bar.flows > (most?.flows ?? 0) ? bar : most),
    undefined,
  );
  return busiest === undefined ? captionOf(volume) : `${captionOf(volume)}; busiest: ${wordsOf(busiest)}`;
}
