import { type FormEvent, useState } from 'react';
import { Button } from '../design/Button';
import controls from '../design/controls.module.css';
import { useBad } from './useBad';
import styles from './View.module.css';

const REASON = 'reason:';
const KNOWN: [bad: string, words: string][] = [
  ['failed', 'failed'],
  ['marked', 'were marked bad by a person'],
  ['drop:0.9', 'dropped over 90 % in a step'],
  ['drop:0.99', 'dropped over 99 % in a step'],
];

/** Which runs are bad: a choice of a few, or those with a reason. */
export function BadChoice() {
  const [bad, choose] = useBad();
  const [reason, setReason] = useState(bad.startsWith(REASON) ? bad.slice(REASON.length) : '');
  const ask = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() !== '') choose(REASON + reason.trim());
  };
  return (
    <form className={styles.form} onSubmit={ask}>
      <label className={styles.field}>
        Bad runs are those that
        <select
          className={controls.select}
          value={bad.startsWith(REASON) ? REASON : bad}
          onChange={({ target }) => (target.value === REASON ? undefined : choose(target.value))}
        >
          {KNOWN.map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
          {!KNOWN.some(([value]) => value === bad) && (
            <option value={bad.startsWith(REASON) ? REASON : bad}>
              {bad.startsWith(REASON) ? 'have the reason' : bad}
            </option>
          )}
        </select>
      </label>
      <label className={styles.field}>
        or have the reason
        <input
          className={controls.input}
          value={reason}
          placeholder="as it was recorded"
          onChange={({ target }) => setReason(target.value)}
        />
      </label>
      <Button type="submit">Compare</Button>
    </form>
  );
}
