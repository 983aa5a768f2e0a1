import type { PointerEvent } from 'react';
import { useState } from 'react';
import { count as format } from '../../design/format';
import type { Facet } from '../query/facets';
import { BIN_COUNT } from '../query/bins';
import styles from './Facets.module.css';
import type { Range } from './range';
import { binRange, roundToStep, shareOf } from './range';

interface HistogramProps {
  facet: Extract<Facet, { type: 'number' }>;
  range: Range;
  onSelect(first: number, last: number): void;
}

const HEIGHT = 36;

/** Matching rows in solid bars before all rows in pale ones. Dragging selects a range of bars. */
export function Histogram({ facet, range, onSelect }: HistogramProps) {
  const [dragged, setDragged] = useState<[first: number, last: number]>();
  const most = Math.max(1, ...facet.totals);

  const down = (event: PointerEvent<SVGSVGElement>): void => {
    event.currentTarget.setPointerCapture(event.pointerId);
    const bin = binAt(event);
    setDragged([bin, bin]);
  };
  const move = (event: PointerEvent<SVGSVGElement>): void => {
    const bin = binAt(event);
    setDragged((before) => before && [before[0], bin]);
  };
  const up = (): void => {
    if (dragged !== undefined) onSelect(...dragged);
    setDragged(undefined);
  };

  return (
    <svg
      className={styles.histogram}
      viewBox={`0 0 ${BIN_COUNT} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={describe(facet)}
      onPointerDown={down}
      onPointerMove={move}
      onPointerUp={up}
      onPointerCancel={() => setDragged(undefined)}
    >
      <Selection facet={facet} range={range} dragged={dragged} />
      {facet.totals.map((total, bin) => (
        // oxlint-disable-next-line react/no-array-index-key -- a bar is its place
        <g key={bin}>
          <title>{describeBin(facet, bin)}</title>
          <rect className={styles.hit} x={bin} y={0} width={1} height={HEIGHT} />
          <rect className={styles.total} x={bin} width={0.9} {...bar(total, most)} />
          <rect className={styles.matching} x={bin} width={0.9} {...bar(facet.counts[bin] ?? 0, most)} />
        </g>
      ))}
    </svg>
  );
}

type SelectionProps = Pick<HistogramProps, 'facet' | 'range'> & { dragged: [number, number] | undefined };

function Selection({ facet, range: { low, high }, dragged }: SelectionProps) {
  if (dragged === undefined && low === '' && high === '') return null;
  const set: [number, number] = [
    low === '' ? facet.min : Number(low),
    high === '' ? facet.max : Number(high),
  ];
  const [from, to] = (dragged === undefined ? set : binRange(facet, ...dragged)).map(
    (end) => shareOf(facet, end) * BIN_COUNT,
  );
  const x = from ?? 0;
  return (
    <rect className={styles.selection} x={x} y={0} width={Math.max(0.2, (to ?? 0) - x)} height={HEIGHT} />
  );
}

/** The square root keeps small bars visible beside a tall one. */
function bar(rows: number, most: number): { y: number; height: number } {
  const height = rows === 0 ? 0 : Math.max(1.5, Math.sqrt(rows / most) * HEIGHT);
  return { y: HEIGHT - height, height };
}

function binAt(event: PointerEvent<SVGSVGElement>): number {
  const { left, width } = event.currentTarget.getBoundingClientRect();
  return Math.min(BIN_COUNT - 1, Math.max(0, Math.floor(((event.clientX - left) / width) * BIN_COUNT)));
}

function describe({ min, max, counts }: HistogramProps['facet']): string {
  const matching = counts.reduce((sum, rows) => sum + rows, 0);
  return `${format(matching)} matching rows between ${min} and ${max}`;
}

function describeBin(facet: HistogramProps['facet'], bin: number): string {
  const [low, high] = binRange(facet, bin, bin);
  const rows = `${format(facet.counts[bin] ?? 0)} of ${format(facet.totals[bin] ?? 0)} rows`;
  return `${roundToStep(low, facet)} to ${roundToStep(high, facet)}: ${rows}`;
}
