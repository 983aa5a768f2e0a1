import type { ExploreQuestion, Subject } from '../api/explore';
import { oneOf, text } from '../page/search';

export const SUBJECTS: readonly Subject[] = ['flows', 'steps', 'candidates'];

const ROWS_PER_PAGE = 100;
const COUNT = 'count';

/** What the address of Explore says. */
export interface ExploreSearch {
  query?: string | undefined;
  /** Flows where it is absent. */
  of?: Subject | undefined;
  /** Names of groups with commas between; a list where it is absent. */
  group?: string | undefined;
  /** Names of measures with commas between; `count` where it is absent. */
  measures?: string | undefined;
  sort?: string | undefined;
  cursor?: string | undefined;
}

/** Names every field, also the absent ones: the router lets through what a reading does not name. */
export function readExploreSearch(raw: Record<string, unknown>): ExploreSearch {
  return {
    query: text(raw.query),
    of: oneOf(SUBJECTS, raw.of),
    group: text(raw.group),
    measures: text(raw.measures),
    sort: text(raw.sort),
    cursor: text(raw.cursor),
  };
}

/** Which page of a candidate's history the address names. */
export function readPageSearch(raw: Record<string, unknown>): { cursor?: string | undefined } {
  return { cursor: text(raw.cursor) };
}

/** The question that the address asks; undefined while it asks nothing. */
export function questionOf(search: ExploreSearch): ExploreQuestion | undefined {
  const { query, of = 'flows', group, sort, cursor } = search;
  if (query === undefined && search.of === undefined && group === undefined) return undefined;
  const question = { query: query ?? '', of, sort };
  return group === undefined
    ? { ...question, cursor, limit: ROWS_PER_PAGE }
    : { ...question, group: names(group), measures: measuresOf(search) };
}

export function groupsOf({ group }: ExploreSearch): string[] {
  return names(group);
}

export function measuresOf({ measures }: ExploreSearch): string[] {
  return measures === undefined ? [COUNT] : names(measures);
}

/** Names as the address has them; undefined for none, and for the measure that is taken anyway. */
export function written(list: readonly string[]): string | undefined {
  const given = list.filter((name) => name !== '').join(',');
  return given === '' || given === COUNT ? undefined : given;
}

function names(listed: string | undefined): string[] {
  return (listed ?? '').split(',').filter((name) => name !== '');
}
