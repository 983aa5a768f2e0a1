import { Link } from '@tanstack/react-router';
import type { Pagination } from '../api/types';
import { Button } from '../design/Button';
import { count } from '../design/format';
import controls from '../design/controls.module.css';
import styles from './Pager.module.css';

interface PagerProps {
  pagination: Pagination;
  arrived: number;
  onShowNew: () => void;
}

/** Which rows these are, how to get to the others, and what came in since. */
export function Pager({ pagination, arrived, onShowNew }: PagerProps) {
  const { page, limit, total, totalPages } = pagination;
  const first = (page - 1) * limit + 1;
  return (
    <nav className={styles.pager} aria-label="Pages">
      {totalPages > 1 && (
        <span>
          {count(first)}–{count(Math.min(total, page * limit))} of {count(total)}
        </span>
      )}
      {page > 1 && <PageLink page={page - 1} words="Newer" />}
      {page < totalPages && <PageLink page={page + 1} words="Older" />}
      <span className={styles.news} role="status">
        {arrived > 0 && (
          <Button primary onClick={onShowNew}>
            {count(arrived)} new
          </Button>
        )}
      </span>
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
