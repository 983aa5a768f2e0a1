import type { EntryMeta } from './entry';

/** How long an entry may be used, in milliseconds: three days after it was stored. */
export const LIFETIME_MS = 3 * 24 * 60 * 60 * 1000;

const MAX_BYTES = 300 * 1024 * 1024;
const SHARE_OF_QUOTA = 0.2;

/** The most that all entries together may take, in bytes. An unknown quota does not lower it. */
export function capacityFor(quotaBytes: number | undefined): number {
  return Math.min(MAX_BYTES, (quotaBytes ?? Number.POSITIVE_INFINITY) * SHARE_OF_QUOTA);
}

export function isExpired(entry: EntryMeta, now: number): boolean {
  return now - entry.storedAt >= LIFETIME_MS;
}

/** The least recently used entries that must go so that `incoming` more bytes fit. */
export function entriesToEvict(entries: readonly EntryMeta[], incoming: number, capacity: number): string[] {
  const oldestFirst = entries.toSorted((left, right) => left.lastUsed - right.lastUsed);
  let total = entries.reduce((sum, entry) => sum + entry.bytes, incoming);
  const evicted: string[] = [];
  for (const entry of oldestFirst) {
    if (total <= capacity) break;
    evicted.push(entry.hash);
    total -= entry.bytes;
  }
  return evicted;
}
