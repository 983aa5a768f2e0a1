import type { ExploreTable, Value } from '../api/explore';

const UNITS: Record<string, number> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/** Charts beyond these would be too many to look at. */
const MOST_CHARTS = 12;

export interface Cell {
  column: string;
  value: Value;
  /** Of the greatest value in its column, 0..1; undefined for what has no length. */
  share: number | undefined;
  /** The greatest value in its column, at least 0. */
  most: number;
}

export interface TableRow {
  groups: Cell[];
  measures: Cell[];
  /** Lists what the row counts. */
  query: string;
}

/** The answer row by row, its first columns the groups. */
export function rowsOf({ columns, rows }: ExploreTable, groups: number): TableRow[] {
  const most = columns.map((_, place) => greatest(rows.map(({ values }) => values[place])));
  return rows.map(({ values, query }) => {
    const cells = columns.map(({ name }, place) => cellOf(name, values[place] ?? null, most[place] ?? 0));
    return { groups: cells.slice(0, groups), measures: cells.slice(groups), query };
  });
}

function cellOf(column: string, value: Value, most: number): Cell {
  const drawn = typeof value === 'number' && value >= 0 && most > 0;
  return { column, value, share: drawn ? value / most : undefined, most };
}

function greatest(values: readonly (Value | undefined)[]): number {
  return values.reduce<number>(
    (most, value) => (typeof value === 'number' && value > most ? value : most),
    0,
  );
}

/** The order that a press on a column's head asks for: the most first, then the least first. */
export function nextSort(sort: string | undefined, column: string): string {
  return sort === `-${column}` ? column : `-${column}`;
}

/** How a column is ordered, as its head tells those who listen. */
export function sortedBy(sort: string | undefined, column: string): 'ascending' | 'descending' | undefined {
  if (sort === column) return 'ascending';
  return sort === `-${column}` ? 'descending' : undefined;
}

/** One bar of a chart over time; places and lengths as shares of the chart. */
export interface TimeBar {
  at: string;
  left: number;
  width: number;
  height: number;
  value: Value;
  query: string;
}

export interface TimeChart {
  measure: string;
  /** The values of the other groups; empty where time is the only one. */
  series: Cell[];
  /** How many stretches of time it spans. */
  units: number;
  /** What a bar of full height stands for, in all charts of the measure. */
  most: number;
  bars: TimeBar[];
}

/** Where among the groups the time stands; -1 where it does not. */
export function timePlace(groups: readonly string[]): number {
  return groups.findIndex((group) => group in UNITS);
}

/** A chart for each measure and each value of the other groups, all over the same time. */
export function chartsOf(rows: readonly TableRow[], groups: readonly string[]): TimeChart[] {
  const place = timePlace(groups);
  const unit = UNITS[groups[place] ?? ''];
  if (unit === undefined) return [];
  const timed = rows.filter(({ groups: cells }) => !Number.isNaN(startOf(cells[place])));
  const axis = axisOf(
    timed.map(({ groups: cells }) => startOf(cells[place])),
    unit,
  );
  const charts = new Map<string, TimeChart>();
  for (const row of timed) addTo(charts, row, place, axis);
  return [...charts.values()].slice(0, MOST_CHARTS);
}

interface Axis {
  first: number;
  unit: number;
  units: number;
}

function axisOf(starts: readonly number[], unit: number): Axis {
  const first = starts.reduce((least, start) => Math.min(least, start), Number.POSITIVE_INFINITY);
  const last = starts.reduce((most, start) => Math.max(most, start), first);
  return { first, unit, units: Math.round((last - first) / unit) + 1 };
}

/** Adds the bars of a row, one to the chart of each of its measures. */
function addTo(charts: Map<string, TimeChart>, row: TableRow, place: number, axis: Axis): void {
  const { first, unit, units } = axis;
  const at = row.groups[place];
  const series = row.groups.filter((_, group) => group !== place);
  const where = { at: String(at?.value), left: (startOf(at) - first) / unit / units, width: 1 / units };
  for (const { column, value, share = 0, most } of row.measures) {
    const key = JSON.stringify([column, ...series.map((cell) => cell.value)]);
    const chart = charts.get(key) ?? { measure: column, series, units, most, bars: [] };
    charts.set(key, chart);
    chart.bars.push({ ...where, height: share, value, query: row.query });
  }
}

function startOf(cell: Cell | undefined): number {
  return Date.parse(String(cell?.value));
}
