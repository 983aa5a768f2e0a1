import type { CandidateRoles, FieldType } from '../../api/types';
import type { ColumnSpec } from './build';

/** Beyond this many, columns are built when first asked for. */
const EAGER_COLUMNS = 24;

export interface ColumnPlan {
  /** Built at once. */
  eager: ColumnSpec[];
  /** Seen in the sample, built on first use. */
  later: ColumnSpec[];
}

/** Declared paths first, then roles, then what the sample of rows showed. */
export function planColumns(
  queryable: Record<string, FieldType> | null,
  roles: CandidateRoles | null,
  discovered: readonly ColumnSpec[],
): ColumnPlan {
  const declared = Object.entries(queryable ?? {}).map(([path, type]): ColumnSpec => ({ path, type }));
  const seen = discovered.filter(({ path }) => !isRuleDetail(path, roles?.rules));
  const wanted = firstOfEachPath([...declared, ...roleColumns(roles), ...seen]);
  const details = discovered.filter(({ path }) => isRuleDetail(path, roles?.rules));
  return {
    eager: wanted.slice(0, EAGER_COLUMNS),
    later: firstOfEachPath([...wanted.slice(EAGER_COLUMNS), ...details]),
  };
}

function roleColumns(roles: CandidateRoles | null): ColumnSpec[] {
  const specs: ColumnSpec[] = [];
  if (roles?.id !== undefined) specs.push({ path: roles.id, type: 'string' });
  if (roles?.passed !== undefined) specs.push({ path: roles.passed, type: 'boolean' });
  if (roles?.score !== undefined) specs.push({ path: roles.score, type: 'number' });
  if (roles?.rank !== undefined) specs.push({ path: roles.rank, type: 'number' });
  if (roles?.reason !== undefined) specs.push({ path: roles.reason, type: 'string' });
  return specs;
}

/** A rule's verdict is worth a column at once; its actual value, threshold and wording are not. */
function isRuleDetail(path: string, rules: string | undefined): boolean {
  if (rules === undefined || !path.startsWith(`${rules}.`)) return false;
  return /\.(actual|threshold|operator|detail)(\.|$)/.test(path.slice(rules.length));
}

function firstOfEachPath(specs: readonly ColumnSpec[]): ColumnSpec[] {
  const byPath = new Map<string, ColumnSpec>();
  for (const spec of specs) if (!byPath.has(spec.path)) byPath.set(spec.path, spec);
  return [...byPath.values()];
}
