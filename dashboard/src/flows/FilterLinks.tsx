import { Link } from '@tanstack/react-router';
import controls from '../design/controls.module.css';
import type { ActiveFilter } from './filters';
import styles from './FilterLinks.module.css';

/** Filters in words; each link is the list without that one. */
export function FilterLinks({ filters }: { filters: readonly ActiveFilter[] }) {
  return (
    <p className={styles.filters}>
      {filters.map(({ name, words }) => (
        <Link
          key={name}
          from="/flows"
          to="/flows"
          search={(before) => ({ ...before, [name]: undefined, cursor: undefined })}
          className={controls.button}
        >
          {words} <span aria-hidden="true">✕</span>
          <span className="visually-hidden">, remove</span>
        </Link>
      ))}
    </p>
  );
}
