import { useState } from 'react';
import styles from './FlowHead.module.css';

/** A value to be carried elsewhere: one click copies it whole, however much of it is shown. */
export function Identity({ label, value }: { label: string; value: string }) {
  const [copied, setCopied] = useState(false);
  const copy = () =>
    navigator.clipboard.writeText(value).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <li>
      <span className={styles.quiet} aria-live="polite">
        {copied ? 'copied' : label}
      </span>{' '}
      <button
        type="button"
        className={styles.identity}
        title={`Copy ${value}`}
        onClick={() => void copy()}
        onBlur={() => setCopied(false)}
      >
        {value}
      </button>
    </li>
  );
}
