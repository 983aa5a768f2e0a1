import { type ChangeEvent, type KeyboardEvent, useId, useState } from 'react';
import controls from '../design/controls.module.css';
import styles from './FlowFilters.module.css';

interface DraftInputProps {
  label: string;
  options?: string[];
  value: string | undefined;
  /** Replaces the address while typing; Enter makes it a place to come back to. */
  onChange: (value: string | undefined, how: 'replace' | 'push') => void;
}

/** A filter as text. What is being typed stays the reader's, even when the address follows late. */
export function DraftInput({ label, options, value, onChange }: DraftInputProps) {
  const list = useId();
  const [draft, setDraft] = useDraft(value ?? '');
  const commit = (text: string, how: 'replace' | 'push') => onChange(text.trim() || undefined, how);
  const type = (event: ChangeEvent<HTMLInputElement>) => {
    setDraft(event.target.value);
    commit(event.target.value, 'replace');
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') commit(draft, 'push');
    if (event.key === 'Escape') event.currentTarget.blur();
  };
  return (
    <label className={styles.field}>
      <span className={styles.label}>{label}</span>
      <input
        className={controls.input}
        type="search"
        autoComplete="off"
        spellCheck={false}
        list={options && list}
        value={draft}
        onChange={type}
        onKeyDown={press}
      />
      {options && (
        <datalist id={list}>
          {options.map((option) => (
            <option key={option}>{option}</option>
          ))}
        </datalist>
      )}
    </label>
  );
}

/** Follows `settled` when it changes to something else than what the draft already says. */
function useDraft(settled: string): [string, (draft: string) => void] {
  const [draft, setDraft] = useState(settled);
  const [seen, setSeen] = useState(settled);
  if (seen !== settled) {
    setSeen(settled);
    if (document.activeElement?.tagName !== 'INPUT') setDraft(settled);
  }
  return [draft, setDraft];
}
