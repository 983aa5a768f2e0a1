import { count as format } from '../../design/format';
import styles from './Facets.module.css';

interface FacetBarProps {
  label: string;
  count: number;
  /** The largest count of its facet. */
  most: number;
  on: boolean;
  onToggle(): void;
}

/** One value with its share of the rows. Pressed: only rows with this value are shown. */
export function FacetBar({ label, count, most, on, onToggle }: FacetBarProps) {
  const share = most === 0 ? 0 : (count / most) * 100;
  return (
    <li>
      <button type="button" className={styles.value} aria-pressed={on} onClick={onToggle}>
        <span className={styles.bar} style={{ inlineSize: `${share}%` }} aria-hidden="true" />
        <span className={styles.name} title={label}>
          {label === '' ? '(empty text)' : label}
        </span>
        <span className={styles.count}>{format(count)}</span>
      </button>
    </li>
  );
}
