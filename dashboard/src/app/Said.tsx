import { useEffect, useState } from 'react';
import styles from './Said.module.css';

const SAID_MILLIS = 2_400;

/** A few words that vanish by themselves. */
export function useSaid(): [said: string, say: (words: string) => void] {
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (said === '') return;
    const timer = setTimeout(() => setSaid(''), SAID_MILLIS);
    return () => clearTimeout(timer);
  }, [said]);
  return [said, setSaid];
}

export function Said({ words }: { words: string }) {
  return (
    <p className={styles.said} role="status">
      {words}
    </p>
  );
}
