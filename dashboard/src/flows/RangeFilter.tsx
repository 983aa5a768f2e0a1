import { type ChangeEvent, useState } from 'react';
import controls from '../design/controls.module.css';
import styles from './FlowFilters.module.css';
import {
  fromLocalInput,
  RANGE_NAMES,
  type RangeName,
  RANGES,
  rangeStart,
  rangeWords,
  toLocalInput,
} from '../page/range';
import { useFilters } from './useFilters';

const EXACT = 'exact';

/** When the flows began: a stretch that ends now, or two instants on the reader's clock. */
export function RangeFilter() {
  const [{ last, from, to }, change] = useFilters();
  const [opened, setOpened] = useState(false);
  const exact = last === undefined && (opened || from !== undefined || to !== undefined);
  const choose = ({ target: { value } }: ChangeEvent<HTMLSelectElement>) => {
    setOpened(value === EXACT);
    if (value === EXACT) change({ last: undefined, from: from ?? startOf(last), to }, 'push');
    else
      change(
        { last: value in RANGES ? (value as RangeName) : undefined, from: undefined, to: undefined },
        'push',
      );
  };
  return (
    <>
      <label className={styles.field}>
        <span className={styles.label}>Started</span>
        <select className={controls.select} value={last ?? (exact ? EXACT : '')} onChange={choose}>
          <option value="">any time</option>
          {RANGE_NAMES.map((name) => (
            <option key={name} value={name}>
              {rangeWords(name)}
            </option>
          ))}
          <option value={EXACT}>from … to …</option>
        </select>
      </label>
      {exact && (
        <div className={styles.instants}>
          <InstantInput label="From" value={from} onChange={(next) => change({ from: next }, 'replace')} />
          <InstantInput label="To" value={to} onChange={(next) => change({ to: next }, 'replace')} />
        </div>
      )}
    </>
  );
}

function startOf(last: RangeName | undefined): string {
  return rangeStart(last ?? '24h', Date.now());
}

interface InstantInputProps {
  label: string;
  value: string | undefined;
  onChange: (iso: string | undefined) => void;
}

function InstantInput({ label, value, onChange }: InstantInputProps) {
  return (
    <label className={styles.field}>
      <span className={styles.label}>{label}</span>
      <input
        className={controls.input}
        type="datetime-local"
        step="1"
        value={toLocalInput(value)}
        onChange={(event) => onChange(fromLocalInput(event.target.value))}
      />
    </label>
  );
}
