import type { Ref } from 'react';
import { Button } from '../design/Button';
import { switchSingleKeys, useSingleKeys } from './settings';
import styles from './KeyHelp.module.css';

const KEYS: [keys: string[], what: string][] = [
  [['j', 'k'], 'Next and previous row'],
  [['Enter'], 'Open the row'],
  [['[', ']'], 'Previous and next step of a flow'],
  [['/'], 'Go to the filter'],
  [['x'], 'Dropped candidates only'],
  [['Esc'], 'Close the candidate'],
  [['g', 'f'], 'Go to the flows'],
  [['?'], 'This help'],
];

/** The keyboard map, and the switch for those whose keys come from speech or a trembling hand. */
export function KeyHelp({ ref }: { ref: Ref<HTMLDialogElement> }) {
  const on = useSingleKeys();
  return (
    <dialog ref={ref} className={styles.help} aria-labelledby="keyboard" closedby="any">
      <form method="dialog">
        <h2 id="keyboard">Keyboard</h2>
        <dl className={styles.keys} data-on={on}>
          {KEYS.map(([keys, what]) => (
            <div key={what}>
              <dt>
                {keys.map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
        <label className={styles.switch}>
          <input type="checkbox" checked={on} onChange={(event) => switchSingleKeys(event.target.checked)} />
          Single keys act as shortcuts
        </label>
        <Button type="submit">Close</Button>
      </form>
    </dialog>
  );
}
