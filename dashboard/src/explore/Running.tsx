import { useEffect, useState } from 'react';
import { Button } from '../design/Button';
import styles from './ExplorePage.module.css';

const TICK_MILLIS = 500;

/** A question that takes its time: for how long it has been asked, and the way to take it back. */
export function Running({ onCancel }: { onCancel: () => void }) {
  const halves = useTicks();
  if (halves === 0) return null;
  return (
    <div className={styles.line}>
      <span className={styles.quiet} role="status">
        Looking through all flows
      </span>
      <span className={styles.quiet} aria-hidden="true">
        {Math.floor(halves / 2)} s
      </span>
      <Button onClick={onCancel}>Cancel</Button>
    </div>
  );
}

/** How often half a second has passed. */
function useTicks(): number {
  const [ticks, setTicks] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setTicks((before) => before + 1), TICK_MILLIS);
    return () => clearInterval(timer);
  }, []);
  return ticks;
}
