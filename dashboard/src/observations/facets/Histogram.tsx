import type { PointerEvent } from 'react';
import { useState } from 'react';
import { count as format } from '../../design/format';
import { BIN_COUNT } from '../query/bins';
import type { Facet } from '../query/facets';
import styles from './Facets.module.css';
import type { Range } from './range';
import { binRange, roundToStep, shareOf } from './range';

type Numbers = Extract<Facet, { type: 'number' }>;

interface HistogramProps {
  facet: Numbers;
  range: Range;
  onSelect(first: number, last: number): void;
}

const HEIGHT = 36;

/** Matching rows in solid bars before all rows in pale ones. Dragging selects a range of bars. */
export function Histogram({ facet, range, onSelect }: HistogramProps) {
  const [dragged, setDragged] = useState<[first: number, last: number]>();
  const [pointed, setPointed] = useState<number>();
  const most = Math.max(1, ...facet.totals);

  const down = (event: PointerEvent<SVGSVGElement>): void => {
    event.currentTarget.setPointerCapture(event.pointerId);
    const bin = binAt(event);
    setDragged([bin, bin]);
  };
  const move = (event: PointerEvent<SVGSVGElement>): void => {
    const bin = binAt(event);
    setPointed(bin);
    setDragged((before) => before && [before[0], bin]);
  };
  const up = (): void => {
    if (dragged !== undefined) onSelect(...dragged);
    setDragged(undefined);
  };

  return (
    <>
      <svg
        className={styles.histogram}
        viewBox={`0 0 ${BIN_COUNT} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={describe(facet)}
        onPointerDown={down}
        onPointerMove={move}
        onPointerUp={up}
        onPointerLeave={() => setPointed(undefined)}
        onPointerCancel={() => setDragged(undefined)}
      >
        <Selection facet={facet} range={range} dragged={dragged} />
        <path className={styles.total} d={bars(facet.totals, most)} />
        <path className={styles.matching} d={bars(facet.counts, most)} />
      </svg>
      {pointed !== undefined && (
        <p className={styles.note} aria-hidden="true">
          {describeBin(facet, pointed)}
        </p>
      )}
    </>
  );
}

interface SelectionProps {
  facet: Numbers;
  range: Range;
  dragged: [first: number, last: number] | undefined;
}

function Selection({ facet, range: { low, high }, dragged }: SelectionProps) {
  if (dragged === undefined && low === '' && high === '') return null;
  const set = [low === '' ? facet.min : Number(low), high === '' ? facet.max : Number(high)];
  const ends = dragged === undefined ? set : binRange(facet, ...dragged);
  const [from = 0, to = 0] = ends.map((end) => shareOf(facet, end) * BIN_COUNT);
  return (
    <rect className={styles.selection} x={from} y={0} width={Math.max(0.2, to - from)} height={HEIGHT} />
  );
}

/** All bars as one shape. The square root keeps small ones visible beside a tall one. */
function bars(counts: readonly number[], most: number): string {
  const shapes = counts.map((rows, bin) => {
    const height = Math.max(1.5, Math.sqrt(rows / most) * HEIGHT);
    return rows === 0 ? '' : `M${bin} ${HEIGHT}v${-height.toFixed(2)}h.9v${height.toFixed(2)}z`;
  });
  return shapes.join('');
}

function binAt(event: PointerEvent<SVGSVGElement>): number {
  const { left, width } = event.currentTarget.getBoundingClientRect();
  return Math.min(BIN_COUNT - 1, Math.max(0, Math.floor(((event.clientX - left) / width) * BIN_COUNT)));
}

function describe({ min, max, counts }: Numbers): string {
  const matching = counts.reduce((sum, rows) => sum + rows, 0);
  return `${format(matching)} matching rows between ${min} and ${max}`;
}

function describeBin(facet: Numbers, bin: number): string {
  const [low, high] = binRange(facet, bin, bin);
  const rows = `${format(facet.counts[bin] ?? 0)} of ${format(facet.totals[bin] ?? 0)}`;
  return `${roundToStep(low, facet)} to ${roundToStep(high, facet)}: ${rows}`;
}
