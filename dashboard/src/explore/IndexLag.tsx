import type { IndexState } from '../api/explore';
import { duration } from '../design/format';

/** How far the answer may lag behind what was stored: candidates are indexed after their flows. */
export function IndexLag({ index }: { index: IndexState | null }) {
  if (index === null) return null;
  return <span>{lagWords(index)}</span>;
}

function lagWords({ lagMillis, through }: IndexState): string {
  if (through === null) return 'candidates are being indexed anew, so some are missing';
  return lagMillis === 0
    ? 'all candidates are indexed'
    : `candidates are indexed up to ${duration(lagMillis)} ago`;
}
