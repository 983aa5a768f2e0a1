import { useQuery } from '@tanstack/react-query';
import { processesQuery } from '../api/queries';
import type { WatchComparison, WatchMeasure } from '../api/watches';
import controls from '../design/controls.module.css';
import type { Draft } from './draft';
import styles from './WatchDialog.module.css';
import { windowsWith } from './words';

interface QuestionFieldsProps {
  draft: Draft;
  /** Its name stands once it is kept. */
  kept: boolean;
  /** Whether the query is the one that is wrong. */
  faulty: boolean;
  onChange: (changes: Partial<Draft>) => void;
}

/** Which runs are counted, which of them are hits, and how many are too many. */
export function QuestionFields({ draft, kept, faulty, onChange }: QuestionFieldsProps) {
  return (
    <>
      <label className={styles.field}>
        Name
        <input
          className={controls.input}
          value={draft.name}
          required
          readOnly={kept}
          maxLength={200}
          pattern=".*\S.*"
          placeholder="too much dropped"
          onChange={({ target }) => onChange({ name: target.value })}
        />
      </label>
      <ProcessField process={draft.process} onChange={(process) => onChange({ process })} />
      <label className={styles.field}>
        Hits are runs that fit; empty for all runs
        <input
          className={`${controls.input} ${styles.query}`}
          value={draft.query}
          maxLength={10_000}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          placeholder="step{drop_ratio > 0.9}"
          aria-invalid={faulty}
          aria-describedby={faulty ? 'watch-fault' : undefined}
          onChange={({ target }) => onChange({ query: target.value })}
        />
      </label>
      <Condition draft={draft} onChange={onChange} />
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={draft.enabled}
          onChange={({ target }) => onChange({ enabled: target.checked })}
        />
        Evaluate it
      </label>
    </>
  );
}

function ProcessField({ process, onChange }: { process: string; onChange: (process: string) => void }) {
  const processes = useQuery(processesQuery()).data?.processes ?? [];
  return (
    <label className={styles.field}>
      Process; empty for all
      <input
        className={controls.input}
        list="watch-processes"
        value={process}
        autoComplete="off"
        placeholder="all processes"
        onChange={({ target }) => onChange(target.value)}
      />
      <datalist id="watch-processes">
        {processes.map(({ name }) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </datalist>
    </label>
  );
}

function Condition({ draft, onChange }: Pick<QuestionFieldsProps, 'draft' | 'onChange'>) {
  const share = draft.measure === 'share';
  return (
    <fieldset className={styles.group}>
      <legend>Fires when</legend>
      <div className={styles.sentence}>
        <Choice
          label="Measure"
          value={draft.measure}
          options={{ share: 'share of hits', count: 'number of hits' }}
          onChange={(measure: WatchMeasure) => onChange({ measure })}
        />
        <Choice
          label="Comparison"
          value={draft.comparison}
          options={{ above: 'is above', below: 'is below' }}
          onChange={(comparison: WatchComparison) => onChange({ comparison })}
        />
        <NumberField
          label={share ? 'Per cent of the runs' : 'Runs'}
          value={draft.threshold}
          max={share ? 100 : undefined}
          step={share ? 'any' : 1}
          onChange={(threshold) => onChange({ threshold })}
        />
        <label className={styles.field}>
          Within the last
          <select
            className={controls.select}
            value={draft.windowSeconds}
            onChange={({ target }) => onChange({ windowSeconds: target.value })}
          >
            {windowsWith(Number(draft.windowSeconds)).map(({ seconds, words }) => (
              <option key={seconds} value={seconds}>
                {words}
              </option>
            ))}
          </select>
        </label>
        {share && (
          <NumberField
            label="Given at least so many runs"
            value={draft.minRuns}
            step={1}
            onChange={(minRuns) => onChange({ minRuns })}
          />
        )}
      </div>
    </fieldset>
  );
}

interface ChoiceProps<T extends string> {
  label: string;
  value: T;
  options: Record<T, string>;
  onChange: (value: T) => void;
}

function Choice<T extends string>({ label, value, options, onChange }: ChoiceProps<T>) {
  const names = Object.keys(options) as T[];
  return (
    <label className={styles.field}>
      {label}
      <select
        className={controls.select}
        value={value}
        onChange={({ target }) => onChange(names.find((name) => name === target.value) ?? value)}
      >
        {names.map((name) => (
          <option key={name} value={name}>
            {options[name]}
          </option>
        ))}
      </select>
    </label>
  );
}

interface NumberFieldProps {
  label: string;
  value: string;
  max?: number | undefined;
  step: number | 'any';
  onChange: (value: string) => void;
}

function NumberField({ label, value, max, step, onChange }: NumberFieldProps) {
  return (
    <label className={styles.field}>
      {label}
      <input
        type="number"
        className={`${controls.input} ${styles.number}`}
        value={value}
        required
        min={0}
        max={max}
        step={step}
        onChange={({ target }) => onChange(target.value)}
      />
    </label>
  );
}
