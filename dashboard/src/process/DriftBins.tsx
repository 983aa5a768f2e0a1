import type { DriftBin, DriftMetric } from '../api/processes';
import { counted, duration, percent } from '../design/format';
import styles from './DriftBins.module.css';

const HEIGHT = 20;

/** Both distributions over the same bins: A grows upwards, B hangs below. */
export function DriftBins({ metric }: { metric: DriftMetric }) {
  const { bins, left, right } = metric;
  if (bins.length === 0 || left === 0 || right === 0) return null;
  const shares = bins.map((bin) => ({ bin, a: bin.left / left, b: bin.right / right }));
  const most = Math.max(...shares.flatMap(({ a, b }) => [a, b]));
  return (
    <svg
      className={styles.bins}
      viewBox={`0 0 ${bins.length} ${2 * HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={shares
        .map(({ bin, a, b }) => `${binWords(metric, bin)}: A ${percent(a)}, B ${percent(b)}`)
        .join('; ')}
    >
      {shares.map(({ bin, a, b }, place) => (
        <g key={binWords(metric, bin)}>
          <title>
            {`${binWords(metric, bin)}: A ${counted(bin.left, 'run')} (${percent(a)}), B ${counted(bin.right, 'run')} (${percent(b)})`}
          </title>
          <rect className={styles.space} x={place} y={0} width={1} height={2 * HEIGHT} />
          <rect
            className={styles.a}
            x={place + 0.1}
            width={0.8}
            y={HEIGHT * (1 - a / most)}
            height={(HEIGHT * a) / most}
          />
          <rect className={styles.b} x={place + 0.1} width={0.8} y={HEIGHT} height={(HEIGHT * b) / most} />
        </g>
      ))}
    </svg>
  );
}

function binWords({ metric }: DriftMetric, { label, from, to }: DriftBin): string {
  if (label !== null) return label;
  const words = WORDS[metric] ?? String;
  if (from === null) return to === null ? 'any' : `below ${words(to)}`;
  return to === null ? `from ${words(from)}` : `${words(from)} to ${words(to)}`;
}

const WORDS: Partial<Record<DriftMetric['metric'], (value: number) => string>> = {
  drop: percent,
  duration_ms: duration,
};
