import type { ExploreQuestion } from '../api/explore';
import { type ExploreSearch, questionOf } from './search';

export interface ExportFormat {
  name: string;
  ending: string;
  mediaType: string;
}

export const FORMATS: readonly ExportFormat[] = [
  { name: 'CSV', ending: 'csv', mediaType: 'text/csv' },
  { name: 'JSON', ending: 'json', mediaType: 'application/json' },
  { name: 'Parquet', ending: 'parquet', mediaType: 'application/vnd.apache.parquet' },
];

/** So many rows of a list, or groups, the server gives at most. */
const MOST_ROWS = 100_000;
const MOST_GROUPS = 10_000;

/** The question whose whole answer is taken away, from its first row on. */
export function exported(search: ExploreSearch): ExploreQuestion | undefined {
  const question = questionOf({ ...search, cursor: undefined });
  if (question === undefined) return undefined;
  return { ...question, limit: question.group === undefined ? MOST_ROWS : MOST_GROUPS };
}
