import type { CandidateRoles } from '../../api/types';
import { splitPath } from '../path';
import type { ColumnType } from '../columns/column';
import type { PlannedColumn } from '../cache/entry';
import type { ColumnInfo } from '../worker/methods';

/** A column of the grid: the verdict, the rules together, or the values of one path. */
export type GridColumn =
  | { kind: 'verdict'; path: string; label: string; width: number }
  | { kind: 'rules'; path: string; label: string; width: number }
  | { kind: 'value'; path: string; label: string; width: number; type: ColumnType };

/** A column as it stands in the grid. */
export type PlacedColumn = GridColumn & {
  /** Distance in pixels from the grid's edge, at which a pinned column stays; undefined for the others. */
  pinnedAt: number | undefined;
};

const DEFAULT_COLUMNS = 8;
const WIDTHS: Record<ColumnType, number> = { number: 104, boolean: 84, string: 168 };

/** What the grid shows until the reader chooses: roles first, then declared paths, then others. */
export function defaultPaths(columns: readonly PlannedColumn[], roles: CandidateRoles | null): string[] {
  const { id, passed, score, rank, reason, rules } = roles ?? {};
  const filled = columns.filter(({ seen }) => seen).map(({ path }) => path);
  const plain = filled.filter((path) => path !== passed && !isUnder(path, rules));
  const leading = [id, score, rank, reason].filter((path) => path !== undefined && plain.includes(path));
  return [...new Set([...leading, ...plain])].slice(0, DEFAULT_COLUMNS) as string[];
}

/** The verdict stands right after the first column, the rules after the reason. */
export function gridColumns(
  paths: readonly string[],
  columns: readonly ColumnInfo[],
  roles: CandidateRoles | null,
): GridColumn[] {
  const types = new Map(columns.map(({ path, type }) => [path, type]));
  const values = paths.map((path) => valueColumn(path, types.get(path) ?? 'string', roles));
  const [first, ...rest] = values;
  const verdict = roles?.passed === undefined ? [] : [verdictColumn(roles.passed)];
  const rules = roles?.rules === undefined ? [] : [rulesColumn(roles.rules)];
  const afterReason = rest.findIndex(({ path }) => path === roles?.reason) + 1;
  return [
    ...(first === undefined ? [] : [first]),
    ...verdict,
    ...rest.slice(0, afterReason),
    ...rules,
    ...rest.slice(afterReason),
  ];
}

/** The first column names the candidate and stays first; pinned ones follow, then the rest. */
export function pinnedFirst(paths: readonly string[], pinned: readonly string[]): string[] {
  const [first, ...rest] = paths;
  if (first === undefined) return [];
  const stay = pinned.filter((path) => rest.includes(path));
  return [first, ...stay, ...rest.filter((path) => !stay.includes(path))];
}

/** As wide as the reader made them; pinned are the first and all up to the last that was asked for. */
export function placeColumns(
  columns: readonly GridColumn[],
  widths: Readonly<Record<string, number>>,
  pinned: readonly string[],
): PlacedColumn[] {
  const last = Math.max(
    0,
    columns.findLastIndex(({ path }) => pinned.includes(path)),
  );
  let left = 0;
  return columns.map((column, index) => {
    const width = widths[column.path] ?? column.width;
    const placed = { ...column, width, pinnedAt: index <= last ? left : undefined };
    left += width;
    return placed;
  });
}

function valueColumn(path: string, type: ColumnType, roles: CandidateRoles | null): GridColumn {
  const label = labelOf(path);
  const least = Math.min(240, label.length * 7.5 + 40);
  const width = path === roles?.reason ? 260 : path === roles?.id ? 132 : WIDTHS[type];
  return { kind: 'value', path, label, type, width: Math.max(width, least) };
}

function verdictColumn(path: string): GridColumn {
  return { kind: 'verdict', path, label: 'verdict', width: 104 };
}

function rulesColumn(path: string): GridColumn {
  return { kind: 'rules', path, label: 'rules', width: 208 };
}

/** A path without its escapes, as people read it. */
export function labelOf(path: string): string {
  return splitPath(path).join('.');
}

function isUnder(path: string, parent: string | undefined): boolean {
  return parent !== undefined && (path === parent || path.startsWith(`${parent}.`));
}
