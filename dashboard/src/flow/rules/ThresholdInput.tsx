import type { DecisiveValue } from '../../api/insight';
import controls from '../../design/controls.module.css';
import styles from './RulesPanel.module.css';
import type { Threshold } from './whatIf';

interface ThresholdInputProps {
  operator: string;
  threshold: Threshold;
  /** By value ascending; at least one. */
  values: readonly DecisiveValue[];
  onChange: (threshold: Threshold) => void;
}

/** One number, or both ends of a range; to be typed, or moved between the lowest and highest value. */
export function ThresholdInput({ operator, threshold, values, onChange }: ThresholdInputProps) {
  if (typeof threshold === 'number') {
    return <NumberInput label={operator} value={threshold} values={values} onChange={onChange} />;
  }
  const [low, high] = threshold;
  return (
    <>
      <NumberInput label="from" value={low} values={values} onChange={(next) => onChange([next, high])} />
      <NumberInput label="to" value={high} values={values} onChange={(next) => onChange([low, next])} />
    </>
  );
}

interface NumberInputProps {
  label: string;
  value: number;
  values: readonly DecisiveValue[];
  onChange: (value: number) => void;
}

const STEPS = 1_000;

function NumberInput({ label, value, values, onChange }: NumberInputProps) {
  const least = Math.min(value, values[0]?.actual ?? value);
  const most = Math.max(value, values.at(-1)?.actual ?? value);
  const change = (written: string) => {
    const number = Number(written);
    if (written !== '' && Number.isFinite(number)) onChange(number);
  };
  return (
    <div className={styles.thresholds}>
      <label>
        {label}
        <input
          className={controls.input}
          type="number"
          step="any"
          value={value}
          onChange={({ target }) => change(target.value)}
        />
      </label>
      {least < most && (
        <input
          type="range"
          aria-label={`Threshold ${label}`}
          min={least}
          max={most}
          step={(most - least) / STEPS}
          value={value}
          onChange={({ target }) => change(String(Number(Number(target.value).toPrecision(4))))}
        />
      )}
    </div>
  );
}
