import { type KeyboardEvent, useState } from 'react';
import type { Subject } from '../api/explore';
import controls from '../design/controls.module.css';
import { ATTRIBUTE, GROUPS } from './choices';
import styles from './Choices.module.css';

interface GroupChoiceProps {
  label: string;
  subject: Subject;
  /** Empty for none. */
  group: string;
  /** What is grouped by already. */
  others: readonly string[];
  onChoose: (group: string) => void;
}

/** One thing to group by: one of those that every flow has, or an attribute by its name. */
export function GroupChoice({ label, subject, group, others, onChoose }: GroupChoiceProps) {
  const [naming, setNaming] = useState(false);
  const offered = GROUPS[subject].filter((name) => !others.includes(name));
  if (naming) return <AttributeName label={label} onName={onChoose} onLeave={() => setNaming(false)} />;
  const choose = (value: string) => (value === ATTRIBUTE ? setNaming(true) : onChoose(value));
  return (
    <label className={styles.field}>
      <span className={styles.legend}>{label}</span>
      <select className={controls.select} value={group} onChange={({ target }) => choose(target.value)}>
        <option value="">{others.length === 0 ? 'nothing: a list' : 'nothing else'}</option>
        {group !== '' && !offered.includes(group) && <option value={group}>{group}</option>}
        {offered.map((name) => (
          <option key={name}>{name}</option>
        ))}
        <option value={ATTRIBUTE}>an attribute…</option>
      </select>
    </label>
  );
}

interface AttributeNameProps {
  label: string;
  onName: (group: string) => void;
  onLeave: () => void;
}

function AttributeName({ label, onName, onLeave }: AttributeNameProps) {
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    const name = event.currentTarget.value.trim();
    if (event.key === 'Escape' || (event.key === 'Enter' && name === '')) onLeave();
    else if (event.key === 'Enter') onName(ATTRIBUTE + name);
  };
  return (
    <label className={styles.field}>
      <span className={styles.legend}>{label} attribute</span>
      <input
        className={controls.input}
        placeholder="its name, Enter"
        autoComplete="off"
        spellCheck={false}
        // The field replaces the choice that the reader has just made.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        onKeyDown={press}
        onBlur={onLeave}
      />
    </label>
  );
}
