import { useState } from 'react';
import { Button } from '../../design/Button';
import { labelOf } from '../grid/columns';
import { Menu } from './Menu';
import styles from './Menu.module.css';

interface ColumnMenuProps {
  /** Paths that are known, in their usual order. */
  known: readonly string[];
  shown: readonly string[];
  onShow(paths: string[]): void;
  onReset(): void;
}

/** Which paths are columns; others than the known ones are added by hand. */
export function ColumnMenu({ known, shown, onShow, onReset }: ColumnMenuProps) {
  const [added, setAdded] = useState('');
  const paths = [...new Set([...shown, ...known])];
  const toggle = (path: string): void =>
    onShow(shown.includes(path) ? shown.filter((other) => other !== path) : [...shown, path]);
  const add = (): void => {
    const path = added.trim();
    if (path !== '' && !shown.includes(path)) onShow([...shown, path]);
    setAdded('');
  };
  return (
    <Menu label="Columns">
      <div className={styles.list}>
        {paths.map((path) => (
          <label key={path} className={styles.choice}>
            <input
              type="checkbox"
              checked={shown.includes(path)}
              disabled={shown.length === 1 && shown[0] === path}
              onChange={() => toggle(path)}
            />
            {labelOf(path)}
          </label>
        ))}
      </div>
      <form
        className={styles.line}
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <input
          className={styles.input}
          aria-label="Path of another column"
          placeholder="metrics.price"
          value={added}
          onChange={(event) => setAdded(event.target.value)}
        />
        <Button type="submit">Add</Button>
      </form>
      <Button onClick={onReset}>Usual columns</Button>
    </Menu>
  );
}
