import { Link } from '@tanstack/react-router';
import type { CSSProperties } from 'react';
import type { Subject } from '../api/explore';
import { type TimeChart, timePlace } from './table';
import styles from './TimeColumns.module.css';
import { groupValue, measured, measureWords } from './words';

interface TimeColumnsProps {
  charts: readonly TimeChart[];
  /** The groups, one of which is a stretch of time. */
  time: readonly string[];
  of: Subject;
}

/** Measures over time, one chart below the other. The table below says the same, so keys pass by the bars. */
export function TimeColumns({ charts, time, of }: TimeColumnsProps) {
  const unit = time[timePlace(time)] ?? '';
  if (charts.length === 0) return null;
  return (
    <div className={styles.charts}>
      {charts.map((chart) => (
        <Chart key={nameOf(chart)} chart={chart} unit={unit} of={of} />
      ))}
    </div>
  );
}

interface ChartProps {
  chart: TimeChart;
  unit: string;
  of: Subject;
}

function Chart({ chart, unit, of }: ChartProps) {
  const { measure, units, most, bars } = chart;
  return (
    <figure className={styles.chart} style={{ '--units': units } as CSSProperties}>
      <figcaption className={styles.name}>
        {nameOf(chart)}
        <span>full height {measured(measure, most)}</span>
      </figcaption>
      <div className={styles.bars} aria-hidden="true">
        {bars.map((bar) => (
          <Link
            key={bar.at}
            to="/explore"
            search={{ query: bar.query, of }}
            tabIndex={-1}
            className={styles.bar}
            title={`${groupValue(unit, bar.at)}: ${measured(measure, bar.value)}`}
            style={{ '--left': bar.left, '--width': bar.width, '--height': bar.height } as CSSProperties}
          />
        ))}
      </div>
      <Ends chart={chart} unit={unit} />
    </figure>
  );
}

function nameOf({ measure, series }: TimeChart): string {
  return [measureWords(measure), ...series.map(({ column, value }) => groupValue(column, value))].join(', ');
}

function Ends({ chart: { bars }, unit }: { chart: TimeChart; unit: string }) {
  const ordered = bars.toSorted((one, other) => one.left - other.left);
  const [first, last] = [ordered[0], ordered.at(-1)];
  return (
    <div className={styles.ends} aria-hidden="true">
      <span>{first && groupValue(unit, first.at)}</span>
      <span>{last !== first && last && groupValue(unit, last.at)}</span>
    </div>
  );
}
