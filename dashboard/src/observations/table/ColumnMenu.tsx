import { useState } from 'react';
import { Button } from '../../design/Button';
import { labelOf } from '../grid/columns';
import { Menu } from './Menu';
import styles from './Menu.module.css';

interface ColumnMenuProps {
  /** Paths that are known, in their usual order. */
  known: readonly string[];
  shown: readonly string[];
  pinned: readonly string[];
  onShow(paths: string[]): void;
  onPin(paths: string[]): void;
  onReset(): void;
}

/** Which paths are columns, and which of them stay in sight; others than the known ones are added by hand. */
export function ColumnMenu({ known, shown, pinned, onShow, onPin, onReset }: ColumnMenuProps) {
  const paths = [...new Set([...shown, ...known])];
  return (
    <Menu label="Columns">
      <ul className={styles.list}>
        {paths.map((path) => (
          <li key={path} className={styles.item}>
            <label className={styles.choice}>
              <input
                type="checkbox"
                checked={shown.includes(path)}
                disabled={shown.length === 1 && shown[0] === path}
                onChange={() => onShow(toggled(shown, path))}
              />
              {labelOf(path)}
            </label>
            {shown.indexOf(path) > 0 && (
              <PinButton
                path={path}
                pinned={pinned.includes(path)}
                onToggle={() => onPin(toggled(pinned, path))}
              />
            )}
          </li>
        ))}
      </ul>
      <AddPath onAdd={(path) => !shown.includes(path) && onShow([...shown, path])} />
      <Button onClick={onReset}>Usual columns</Button>
    </Menu>
  );
}

function toggled(paths: readonly string[], path: string): string[] {
  return paths.includes(path) ? paths.filter((other) => other !== path) : [...paths, path];
}

interface PinButtonProps {
  path: string;
  pinned: boolean;
  onToggle(): void;
}

/** A pinned column stays beside the first one while the others are scrolled. */
function PinButton({ path, pinned, onToggle }: PinButtonProps) {
  return (
    <button
      type="button"
      className={styles.pin}
      aria-pressed={pinned}
      aria-label={`Pin ${labelOf(path)}`}
      onClick={onToggle}
    >
      {pinned ? 'pinned' : 'pin'}
    </button>
  );
}

function AddPath({ onAdd }: { onAdd(path: string): void }) {
  const [typed, setTyped] = useState('');
  return (
    <form
      className={styles.line}
      onSubmit={(event) => {
        event.preventDefault();
        if (typed.trim() !== '') onAdd(typed.trim());
        setTyped('');
      }}
    >
      <input
        className={styles.input}
        aria-label="Path of another column"
        placeholder="metrics.price"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Button type="submit">Add</Button>
    </form>
  );
}
