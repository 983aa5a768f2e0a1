import { text } from '../page/search';

/** What the address of the queue says. */
export interface QueueSearch {
  /** Where the page of dead letters before ended. */
  cursor?: string | undefined;
}

export function readQueueSearch(raw: Record<string, unknown>): QueueSearch {
  return { cursor: text(raw.cursor) };
}
