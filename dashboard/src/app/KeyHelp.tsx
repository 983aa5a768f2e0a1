import type { Ref } from 'react';
import { Button } from '../design/Button';
import { useSingleKeys } from '../page/settings';
import { SingleKeysSwitch } from '../page/SingleKeysSwitch';
import styles from './KeyHelp.module.css';

const KEYS: [keys: string[], what: string][] = [
  [['j', 'k'], 'Next and previous row'],
  [['Enter'], 'Open the row'],
  [['[', ']'], 'Previous and next step of a flow'],
  [['/'], 'Go to the filter, or to the query'],
  [['x'], 'Dropped candidates only'],
  [['Esc'], 'Close the candidate'],
  [['w'], 'Ask why a candidate came out, or why not'],
  [['c'], 'Compare the flow with another'],
  [['m'], 'Mark the flow as good or bad'],
  [['p'], 'Go to the flow’s process'],
  [['1', '–', '7'], 'Choose a view of the process'],
  [['y'], 'Copy the link to this page'],
  [['g', 'f'], 'Go to the flows'],
  [['g', 'e'], 'Go to Explore'],
  [['g', 'p'], 'Go to the processes'],
  [['g', 'q'], 'Go to the queue'],
  [['g', 's'], 'Go to the settings'],
  [['?'], 'This map'],
];

/** The keyboard map, and the switch for those whose keys come from speech or a trembling hand. */
export function KeyHelp({ ref }: { ref: Ref<HTMLDialogElement> }) {
  const on = useSingleKeys();
  return (
    <dialog ref={ref} className={styles.help} aria-labelledby="keyboard" closedby="any">
      <form method="dialog">
        <h2 id="keyboard">Keyboard</h2>
        <dl className={styles.keys} data-on={on}>
          <div data-always>
            <dt>
              <kbd>Ctrl</kbd> <kbd>K</kbd>
            </dt>
            <dd>Go to anything: a page, a step, a view, any id or key (⌘ K on a Mac)</dd>
          </div>
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
        <SingleKeysSwitch />
        <Button type="submit">Close</Button>
      </form>
    </dialog>
  );
}
