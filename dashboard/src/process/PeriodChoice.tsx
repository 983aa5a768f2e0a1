import { getRouteApi } from '@tanstack/react-router';
import controls from '../design/controls.module.css';
import { RANGE_NAMES, rangeWords } from '../page/range';
import { oneOf } from '../page/search';
import styles from './ProcessPage.module.css';

const route = getRouteApi('/processes/$name');

/** Over which stretch of time the process is looked at. */
export function PeriodChoice() {
  const { last } = route.useSearch();
  const navigate = route.useNavigate();
  const choose = (value: string) =>
    void navigate({ search: (search) => ({ ...search, last: oneOf(RANGE_NAMES, value) }) });
  return (
    <label className={styles.period}>
      Runs of
      <select className={controls.select} value={last ?? ''} onChange={({ target }) => choose(target.value)}>
        <option value="">all time</option>
        {RANGE_NAMES.map((name) => (
          <option key={name} value={name}>
            the {rangeWords(name)}
          </option>
        ))}
      </select>
    </label>
  );
}
