import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { FlowPage } from '../api/types';
import controls from '../design/controls.module.css';
import { count } from '../design/format';
import { PageTrail } from './PageTrail';
import styles from './Pager.module.css';

const trail = new PageTrail();

interface PagerProps {
  cursor: string | undefined;
  page: FlowPage;
  /** The page is still the one before; what it says of its place does not hold here. */
  stale: boolean;
}

/** Which rows these are, and how to get to newer and older ones. */
export function Pager({ cursor, page: { flows, pagination }, stale }: PagerProps) {
  const next = pagination.nextCursor;
  useEffect(() => {
    if (!stale) trail.note(cursor, next);
  }, [cursor, next, stale]);
  if (cursor === undefined && next === null) return null;
  const newer = cursor === undefined ? null : trail.before(cursor);
  return (
    <nav className={styles.pager} aria-label="Pages">
      {cursor !== undefined && newer?.cursor !== undefined && (
        <PageLink words="Newer" cursor={newer.cursor} />
      )}
      {cursor !== undefined && <PageLink words="Newest" cursor={undefined} />}
      <span>{placeWords(trail.depth(cursor), flows.length, pagination)}</span>
      {next !== null && <PageLink words="Older" cursor={next} />}
    </nav>
  );
}

function placeWords(
  depth: number | undefined,
  rows: number,
  { limit, total }: FlowPage['pagination'],
): string {
  if (depth === undefined) return `${count(rows)} of ${count(total)}`;
  const first = depth * limit + 1;
  return `${count(first)}–${count(first + rows - 1)} of ${count(total)}`;
}

function PageLink({ cursor, words }: { cursor: string | undefined; words: string }) {
  return (
    <Link from="/flows" to="/flows" search={(before) => ({ ...before, cursor })} className={controls.button}>
      {words}
    </Link>
  );
}
