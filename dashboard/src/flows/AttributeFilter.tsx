import { type KeyboardEvent, useState } from 'react';
import controls from '../design/controls.module.css';
import { readAttribute } from './filters';
import styles from './FlowFilters.module.css';
import { useFilters } from './useFilters';

/** Adds one attribute at a time; those in force stand below as chips. */
export function AttributeFilter() {
  const [, change] = useFilters();
  const [typed, setTyped] = useState('');
  const [refused, setRefused] = useState(false);
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Escape') event.currentTarget.blur();
    if (event.key !== 'Enter') return;
    const attribute = readAttribute(typed);
    setRefused(attribute === undefined && typed !== '');
    if (attribute === undefined) return;
    setTyped('');
    change({ [attribute.name]: attribute.value }, 'push');
  };
  return (
    <label className={styles.field}>
      <span className={styles.label} role={refused ? 'alert' : undefined}>
        {refused ? 'Attribute: expected name=value' : 'Attribute'}
      </span>
      <input
        className={controls.input}
        autoComplete="off"
        spellCheck={false}
        placeholder="name=value, Enter"
        aria-invalid={refused}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setRefused(false);
        }}
        onKeyDown={press}
      />
    </label>
  );
}
