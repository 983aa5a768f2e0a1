import { type FormEvent, useState } from 'react';
import { Button } from './Button';
import controls from './controls.module.css';
import styles from './names.module.css';

interface NameFormProps {
  /** What gets a name, such as "view". */
  what: string;
  onSave: (name: string) => void;
}

/** A button that gives way to one field: the name under which something is kept. */
export function NameForm({ what, onSave }: NameFormProps) {
  const [name, setName] = useState<string>();
  if (name === undefined) return <Button onClick={() => setName('')}>Save {what}…</Button>;
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '') onSave(name.trim());
    setName(undefined);
  };
  return (
    <form className={styles.form} onSubmit={save}>
      <input
        className={controls.input}
        aria-label={`Name of the ${what}`}
        placeholder={`Name of the ${what}`}
        maxLength={60}
        // The field replaces the button that the reader has just pressed.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        value={name}
        onChange={(event) => setName(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && setName(undefined)}
      />
      <Button type="submit">Save</Button>
    </form>
  );
}
