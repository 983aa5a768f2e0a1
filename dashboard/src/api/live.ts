import type { QueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { apiPaths } from './paths';

/**
 * What changes on the server, told by one stream for all pages of this browser: one page holds it and
 * passes on what it hears. Where a browser cannot agree on that page, all of them ask now and then.
 */

const NAME = 'flowtrail-live';
const LIST_REST_MILLIS = 1_000;
const RETRY_MILLIS = 5_000;

/** Questions whose second word is the id of a flow. */
const LISTS = new Set<unknown>(['flows', 'attempts']);
const ABOUT_A_FLOW = new Set<unknown>(['flow', 'funnel', 'journey', 'what-if']);

export interface Change {
  flows: { id: string; version: number }[];
  /** How many more changed that are not named. */
  more: number;
}

type News =
  | { kind: 'state'; live: boolean }
  | { kind: 'change'; change: Change }
  | { kind: 'reset' }
  | { kind: 'who' };

let live = false;
const watchers = new Set<() => void>();

export function isLive(): boolean {
  return live;
}

/** Whether changes are heard of as they happen. */
export function useLive(): boolean {
  return useSyncExternalStore(subscribe, isLive, () => false);
}

function subscribe(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => void watchers.delete(watcher);
}

function setLive(now: boolean): void {
  if (live === now) return;
  live = now;
  for (const watcher of watchers) watcher();
}

/** Begins to listen for as long as the page lives. */
export function listen(client: QueryClient): void {
  if (!('locks' in navigator) || !('BroadcastChannel' in globalThis)) return;
  const channel = new BroadcastChannel(NAME);
  const hear = hearing(client);
  let leads = false;
  channel.addEventListener('message', ({ data }: MessageEvent<News>) => {
    if (data.kind !== 'who') hear(data);
    else if (leads) channel.postMessage({ kind: 'state', live } satisfies News);
  });
  channel.postMessage({ kind: 'who' } satisfies News);
  void navigator.locks.request(NAME, () => {
    leads = true;
    hold((news) => {
      hear(news);
      channel.postMessage(news);
    });
    // The lock is kept until the page is gone; then another page holds the stream.
    return new Promise<never>(() => undefined);
  });
}

/** Holds the stream; it goes on by itself after the last event that came. */
function hold(tell: (news: News) => void): void {
  const stream = new EventSource(apiPaths.live());
  stream.addEventListener('ready', () => tell({ kind: 'reset' }));
  stream.addEventListener('reset', () => tell({ kind: 'reset' }));
  stream.addEventListener('change', ({ data }: MessageEvent<string>) =>
    tell({ kind: 'change', change: JSON.parse(data) as Change }),
  );
  stream.addEventListener('open', () => tell({ kind: 'state', live: true }));
  stream.addEventListener('error', () => {
    tell({ kind: 'state', live: false });
    if (stream.readyState === EventSource.CLOSED) setTimeout(() => hold(tell), RETRY_MILLIS);
  });
}

function hearing(client: QueryClient): (news: News) => void {
  const askLists = atMostEvery(LIST_REST_MILLIS, () => {
    void client.invalidateQueries({
      predicate: ({ queryKey: [kind, subject] }) => LISTS.has(kind) && !isAsked(subject),
    });
  });
  return (news) => {
    if (news.kind === 'state') setLive(news.live);
    if (news.kind === 'change') askFlows(client, news.change);
    if (news.kind === 'reset') askFlows(client, { flows: [], more: 1 });
    if (news.kind === 'change' || news.kind === 'reset') askLists();
  };
}

/** A list that is asked in the query language costs too much to follow every change. */
function isAsked(subject: unknown): boolean {
  return typeof subject === 'object' && subject !== null && 'query' in subject && subject.query !== undefined;
}

function askFlows(client: QueryClient, { flows, more }: Change): void {
  const changed = new Set<unknown>(flows.map(({ id }) => id));
  void client.invalidateQueries({
    predicate: ({ queryKey: [kind, id] }) => ABOUT_A_FLOW.has(kind) && (more > 0 || changed.has(id)),
  });
}

/** Does something at once, and once more after a rest when it was asked for meanwhile. */
export function atMostEvery(restMillis: number, action: () => void): () => void {
  let resting = false;
  let asked = false;
  const act = () => {
    action();
    resting = true;
    setTimeout(() => {
      resting = false;
      if (!asked) return;
      asked = false;
      act();
    }, restMillis);
  };
  return () => {
    if (resting) asked = true;
    else act();
  };
}
