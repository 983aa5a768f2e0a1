import type { FieldRole, FieldRoles } from '../api/processes';

/** A line of the form while it is typed. */
export interface FieldRow {
  observation: string;
  paths: Partial<Record<FieldRole, string>>;
}

/** What is kept, with an empty line to add to. */
export function rowsOf(fields: FieldRoles): FieldRow[] {
  const kept = Object.entries(fields).map(([observation, paths]) => ({ observation, paths }));
  return [...kept, { observation: '', paths: {} }];
}

/** What the server keeps: lines without a name or without any path are not meant. */
export function toFields(rows: readonly FieldRow[]): FieldRoles {
  const meant = rows
    .map(({ observation, paths }) => [observation.trim(), given(paths)] as const)
    .filter(([observation, paths]) => observation !== '' && Object.keys(paths).length > 0);
  return Object.fromEntries(meant);
}

function given(paths: FieldRow['paths']): FieldRow['paths'] {
  return Object.fromEntries(Object.entries(paths).filter(([, path]) => path.trim() !== ''));
}
