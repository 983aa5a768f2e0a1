import controls from '../design/controls.module.css';
import { ORDERS } from './choices';
import styles from './Choices.module.css';
import type { ExploreSearch } from './search';
import { useAsking } from './useExplore';

/** In which order a list comes. */
export function OrderChoice({ search: { of = 'flows', sort } }: { search: ExploreSearch }) {
  const ask = useAsking();
  const offered = ORDERS[of];
  const others = sort === undefined || offered.some(([order]) => order === sort) ? [] : [[sort, sort]];
  return (
    <label className={styles.field}>
      <span className={styles.legend}>Order</span>
      <select
        className={controls.select}
        value={sort ?? ''}
        onChange={({ target: { value } }) => ask({ of, sort: value === '' ? undefined : value })}
      >
        <option value="">newest first</option>
        {[...offered, ...others].map(([order, words]) => (
          <option key={order} value={order}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
