import type { Watch } from '../api/watches';
import styles from './Watches.module.css';

/** A glyph and a word before any colour. */
const WORDS: Record<Watch['state'], string> = {
  firing: '! firing',
  ok: '✓ ok',
  noData: '– no data',
};

export function WatchStateText({ watch: { state, enabled } }: { watch: Watch }) {
  if (!enabled) return <span>○ off</span>;
  return (
    <span className={styles.state} data-state={state}>
      {WORDS[state]}
    </span>
  );
}
