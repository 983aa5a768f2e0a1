import { useSyncExternalStore } from 'react';
import type { CacheTrouble } from '../cache/CautiousCache';
import { currentTrouble, subscribeToTrouble } from '../state/client';
import styles from './Notice.module.css';

const WORDS: Record<CacheTrouble, string> = {
  unavailable:
    'This browser keeps no data for this page (as in a private window): observations are loaded again on the next visit.',
  quota: 'This browser has no room left for observations: they are loaded again on the next visit.',
  'too-large':
    'An observation opened here is too large to be kept in this browser: it is loaded again on the next visit.',
};

/** Says so when observations are held in memory only. */
export function CacheNotice() {
  const trouble = useSyncExternalStore(subscribeToTrouble, currentTrouble);
  if (trouble === undefined) return null;
  return (
    <p role="status" className={styles.quiet}>
      {WORDS[trouble]}
    </p>
  );
}
