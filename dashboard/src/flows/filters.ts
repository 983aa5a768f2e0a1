import type { FlowFilter, FlowQuery, VolumeQuery } from '../api/paths';
import type { Status } from '../api/types';
import { oneOf, text } from '../page/search';
import { exact } from '../design/format';
import { instant, RANGE_NAMES, type RangeName, rangeStart, rangeWords } from '../page/range';

export const STATUSES: readonly Status[] = ['pending', 'running', 'completed', 'failed', 'abandoned'];

const FLOWS_PER_PAGE = 50;
const VOLUME_BUCKETS = 96;
const ATTRIBUTE = 'attr.';

export type AttributeFilter = `attr.${string}`;

/** What the address of the list says. */
export interface FlowsSearch {
  process?: string | undefined;
  status?: Status | undefined;
  key?: string | undefined;
  /** A stretch of time that ends now; `from` and `to` name instants instead. */
  last?: RangeName | undefined;
  from?: string | undefined;
  to?: string | undefined;
  /** A text, as old addresses and the palette have it. */
  q?: string | undefined;
  /** In the query language. */
  query?: string | undefined;
  cursor?: string | undefined;
  [attribute: AttributeFilter]: string | undefined;
}

/** Names every field, also the absent ones: the router lets through what a reading does not name. */
export function readFlowsSearch(raw: Record<string, unknown>): FlowsSearch {
  const last = oneOf(RANGE_NAMES, raw.last);
  return {
    process: text(raw.process),
    status: oneOf(STATUSES, raw.status),
    key: text(raw.key),
    last,
    from: last === undefined ? instant(text(raw.from)) : undefined,
    to: last === undefined ? instant(text(raw.to)) : undefined,
    q: text(raw.q),
    query: text(raw.query),
    cursor: text(raw.cursor),
    ...readAttributes(raw),
  };
}

function readAttributes(raw: Record<string, unknown>): Record<AttributeFilter, string> {
  const named = Object.entries(raw).filter(([name, value]) => isAttribute(name) && text(value) !== undefined);
  return Object.fromEntries(named.map(([name, value]) => [name, String(value)]));
}

function isAttribute(name: string): name is AttributeFilter {
  return name.startsWith(ATTRIBUTE) && name.length > ATTRIBUTE.length;
}

/** The filters as the server takes them, at a moment. */
function toFilter(
  { process, status, key, last, from, to, q, query, ...rest }: FlowsSearch,
  now: number,
): FlowFilter {
  const { cursor: _, ...attributes } = rest;
  const begin = last === undefined ? from : rangeStart(last, now);
  return { name: process, status, key, from: begin, to, q, query, ...attributes };
}

export function toQuery(search: FlowsSearch, now: number): FlowQuery {
  return { ...toFilter(search, now), cursor: search.cursor, limit: FLOWS_PER_PAGE };
}

/** Volume is counted over the filters' time, or over the last day. */
export function toVolumeQuery(search: FlowsSearch, now: number): VolumeQuery {
  const filter = toFilter(search, now);
  const from = filter.from ?? (filter.to === undefined ? rangeStart('24h', now) : dayBefore(filter.to));
  return { ...filter, from, buckets: VOLUME_BUCKETS };
}

function dayBefore(iso: string): string {
  return rangeStart('24h', Date.parse(iso));
}

export type FilterName = Exclude<keyof FlowsSearch, 'cursor'>;

export interface ActiveFilter {
  name: FilterName;
  words: string;
}

/** The filters in force, in words, so that an empty list can say why it is empty. */
export function activeFilters(search: FlowsSearch): ActiveFilter[] {
  return (Object.keys(search) as (keyof FlowsSearch)[]).flatMap((name) => {
    const value = search[name];
    return value === undefined || name === 'cursor' ? [] : [{ name, words: wordsFor(name, value) }];
  });
}

function wordsFor(name: FilterName, value: string): string {
  if (isAttribute(name)) return `${name.slice(ATTRIBUTE.length)} = ${value}`;
  if (name === 'query') return value;
  if (name === 'last') return rangeWords(value as RangeName);
  if (name === 'from' || name === 'to') return `${name} ${exact(value)}`;
  return `${name === 'q' ? 'text' : name}: ${value}`;
}

/** The filters that no control on the page shows, in the order of the address. */
export function chipFilters(search: FlowsSearch): ActiveFilter[] {
  return activeFilters(search).filter(({ name }) => name === 'q' || isAttribute(name));
}

/** `market=DE` as a filter; undefined while it is not yet one. */
export function readAttribute(typed: string): { name: AttributeFilter; value: string } | undefined {
  const cut = typed.indexOf('=');
  const name = typed.slice(0, Math.max(0, cut)).trim();
  const value = typed.slice(cut + 1).trim();
  return name === '' || value === '' ? undefined : { name: `${ATTRIBUTE}${name}`, value };
}
