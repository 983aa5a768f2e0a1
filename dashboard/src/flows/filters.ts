import type { FlowQuery } from '../api/paths';
import type { Status } from '../api/types';
import { oneOf, positive, text } from '../app/search';

export const STATUSES: readonly Status[] = ['pending', 'running', 'completed', 'failed', 'abandoned'];

const FLOWS_PER_PAGE = 50;

/** What the address of the list says. */
export interface FlowsSearch {
  process?: string | undefined;
  status?: Status | undefined;
  key?: string | undefined;
  q?: string | undefined;
  page?: number | undefined;
}

/** Names every field, also the absent ones: the router lets through what a reading does not name. */
export function readFlowsSearch(raw: Record<string, unknown>): FlowsSearch {
  return {
    process: text(raw.process),
    status: oneOf(STATUSES, raw.status),
    key: text(raw.key),
    q: text(raw.q),
    page: positive(raw.page),
  };
}

export function toQuery({ process, status, key, q, page = 1 }: FlowsSearch): FlowQuery {
  return { name: process, status, key, q, page, limit: FLOWS_PER_PAGE };
}

export type FilterName = 'process' | 'status' | 'key' | 'q';

export interface ActiveFilter {
  name: FilterName;
  words: string;
}

/** The filters in force, in words, so that an empty list can say why it is empty. */
export function activeFilters(search: FlowsSearch): ActiveFilter[] {
  const words: Record<FilterName, string | undefined> = {
    process: search.process,
    status: search.status,
    key: search.key,
    q: search.q,
  };
  const labels: Record<FilterName, string> = { process: 'process', status: 'status', key: 'key', q: 'text' };
  return (Object.keys(words) as FilterName[]).flatMap((name) =>
    words[name] === undefined ? [] : [{ name, words: `${labels[name]}: ${words[name]}` }],
  );
}
