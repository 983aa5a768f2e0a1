import { switchSingleKeys, useSingleKeys } from './settings';
import styles from './SingleKeysSwitch.module.css';

export function SingleKeysSwitch() {
  const on = useSingleKeys();
  return (
    <label className={styles.switch}>
      <input type="checkbox" checked={on} onChange={(event) => switchSingleKeys(event.target.checked)} />
      Single keys act as shortcuts
    </label>
  );
}
