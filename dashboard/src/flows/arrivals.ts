import { useState } from 'react';
import type { FlowListItem, FlowPage } from '../api/types';

/** A page of rows that stays put while the server's moves on. */
export interface HeldPage {
  rows: FlowListItem[];
  /** Flows that arrived since the rows were laid out. */
  arrived: number;
  release: () => void;
}

/** Lays the rows out once per `subject` and then only refreshes what stands in them. */
export function useHeldPage(subject: string, latest: FlowPage): HeldPage {
  const [held, setHeld] = useState({ subject, page: latest });
  const stays = held.subject === subject && staysPut(held.page, latest);
  if (!stays && (held.page !== latest || held.subject !== subject)) setHeld({ subject, page: latest });
  const page = stays ? held.page : latest;
  return {
    rows: refreshed(page, latest),
    arrived: latest.pagination.total - page.pagination.total,
    release: () => setHeld({ subject, page: latest }),
  };
}

/** Rows move only when there is nothing to move, or when some of them are gone from the server. */
export function staysPut(held: FlowPage, latest: FlowPage): boolean {
  return held.flows.length > 0 && latest.pagination.total > held.pagination.total;
}

/** The held rows in their order, each with the newest content known of it. */
export function refreshed(held: FlowPage, latest: FlowPage): FlowListItem[] {
  const newest = new Map(latest.flows.map((flow) => [flow.id, flow]));
  return held.flows.map((flow) => newest.get(flow.id) ?? flow);
}
