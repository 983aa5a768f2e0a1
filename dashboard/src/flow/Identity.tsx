import { useState } from 'react';
import { copyText } from '../design/clipboard';
import styles from './FlowHead.module.css';

/** A value to be carried elsewhere: one click copies it whole, however much of it is shown. */
export function Identity({ label, value }: { label: string; value: string }) {
  const [said, setSaid] = useState<string>();
  const copy = () =>
    copyText(value).then(
      () => setSaid('copied'),
      () => setSaid('not copied'),
    );
  return (
    <li>
      <span className={styles.quiet} aria-live="polite">
        {said ?? label}
      </span>{' '}
      <button
        type="button"
        className={styles.identity}
        title={`Copy ${value}`}
        onClick={() => void copy()}
        onBlur={() => setSaid(undefined)}
      >
        {value}
      </button>
    </li>
  );
}
