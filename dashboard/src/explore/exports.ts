import type { ExploreQuestion } from '../api/explore';
import { type ExploreSearch, questionOf } from './search';

export interface ExportFormat {
  name: string;
  ending: string;
  mediaType: string;
  /** So many rows of a list the server gives at most in this form. */
  mostRows: number;
}

export const FORMATS: readonly ExportFormat[] = [
  { name: 'CSV', ending: 'csv', mediaType: 'text/csv', mostRows: 100_000 },
  { name: 'JSON', ending: 'json', mediaType: 'application/json', mostRows: 1_000 },
];

const MOST_GROUPS = 10_000;

/** The question whose whole answer is taken away, from its first row on. */
export function exported(search: ExploreSearch, { mostRows }: ExportFormat): ExploreQuestion | undefined {
  const question = questionOf({ ...search, cursor: undefined });
  if (question === undefined) return undefined;
  return { ...question, limit: question.group === undefined ? mostRows : MOST_GROUPS };
}
