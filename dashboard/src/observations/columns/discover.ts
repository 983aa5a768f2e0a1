import { childPath } from '../path';
import type { RowOffsets } from '../scan/survey';
import { sourceText } from '../scan/text';
import type { ColumnSpec } from './build';
import type { ColumnType } from './column';

const SAMPLE_ROWS = 200;
const MAX_LEVELS = 4;

type Tally = Record<ColumnType, number>;

/** Paths with plain values in a spread sample of rows, in order of appearance, each with its usual type. */
export function discoverColumns(bytes: Uint8Array, rows: RowOffsets): ColumnSpec[] {
  const tallies = new Map<string, Tally>();
  for (const row of sampleOf(rows.starts.length)) {
    const text = sourceText(bytes, rows.starts[row] ?? 0, rows.ends[row] ?? 0);
    tallyValue(tallies, '', JSON.parse(text) as unknown, 0);
  }
  return Array.from(tallies, ([path, tally]) => ({ path, type: usualType(tally) }));
}

/** The first rows, which people look at, and others spread evenly over the rest. */
function sampleOf(rows: number): number[] {
  const size = Math.min(rows, SAMPLE_ROWS);
  const head = Math.min(size, SAMPLE_ROWS / 4);
  const stride = (rows - head) / Math.max(1, size - head);
  return Array.from({ length: size }, (_, index) =>
    index < head ? index : Math.floor(head + (index - head) * stride),
  );
}

function tallyValue(tallies: Map<string, Tally>, path: string, value: unknown, level: number): void {
  if (typeof value === 'object' && value !== null) {
    if (!Array.isArray(value) && level < MAX_LEVELS) tallyMembers(tallies, path, value, level);
    return;
  }
  if (path === '' || value === null) return;
  const tally = tallies.get(path) ?? { number: 0, boolean: 0, string: 0 };
  tallies.set(path, tally);
  tally[typeof value as ColumnType]++;
}

function tallyMembers(tallies: Map<string, Tally>, path: string, value: object, level: number): void {
  for (const [key, member] of Object.entries(value)) {
    tallyValue(tallies, childPath(path, key), member, level + 1);
  }
}

/** A mix of types is kept as text, which loses none of them. */
function usualType(tally: Tally): ColumnType {
  const total = tally.number + tally.boolean + tally.string;
  if (tally.number > total * 0.9) return 'number';
  return tally.boolean > total * 0.9 ? 'boolean' : 'string';
}
