import { getRouteApi, Link } from '@tanstack/react-router';
import controls from '../design/controls.module.css';
import { Notice } from '../design/Notice';
import { activeFilters } from './filters';
import styles from './NoMatch.module.css';

const route = getRouteApi('/flows');

/** Nothing matches: which filters are in force, each removable on its own. */
export function NoMatch() {
  const filters = activeFilters(route.useSearch());
  return (
    <Notice title="No flow matches all of these filters">
      <p>Remove one:</p>
      <p className={styles.filters}>
        {filters.map(({ name, words }) => (
          <Link
            key={name}
            from="/flows"
            to="/flows"
            search={(before) => ({ ...before, [name]: undefined, page: undefined })}
            className={controls.button}
          >
            {words} <span aria-hidden="true">✕</span>
            <span className="visually-hidden">, remove</span>
          </Link>
        ))}
      </p>
    </Notice>
  );
}
