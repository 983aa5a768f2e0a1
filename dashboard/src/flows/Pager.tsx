import { Link } from '@tanstack/react-router';
import type { Pagination } from '../api/types';
import controls from '../design/controls.module.css';
import { count } from '../design/format';
import styles from './Pager.module.css';

/** Which rows these are, and how to get to the others. */
export function Pager({ pagination: { page, limit, total, totalPages } }: { pagination: Pagination }) {
  if (totalPages < 2) return null;
  const first = (page - 1) * limit + 1;
  return (
    <nav className={styles.pager} aria-label="Pages">
      {page > 1 && <PageLink page={page - 1} words="Newer" />}
      <span>
        {count(first)}–{count(Math.min(total, page * limit))} of {count(total)}
      </span>
      {page < totalPages && <PageLink page={page + 1} words="Older" />}
    </nav>
  );
}

function PageLink({ page, words }: { page: number; words: string }) {
  return (
    <Link
      from="/flows"
      to="/flows"
      search={(before) => ({ ...before, page: page === 1 ? undefined : page })}
      className={controls.button}
    >
      {words}
    </Link>
  );
}
