import type { CSSProperties } from 'react';
import type { Transition } from '../api/processes';
import { count, percent } from '../design/format';
import styles from './TransitionMap.module.css';
import { mapOf } from './transitions';

/** Which step followed which, how often: bars are shares of what left the step. */
export function TransitionMap({ transitions }: { transitions: readonly Transition[] }) {
  return (
    <figure>
      <ol className={styles.map} aria-label="What follows each step">
        {mapOf(transitions).map(({ step, next }) => (
          <li key={step ?? 'begin'} className={styles.step}>
            <span className={styles.name}>{step ?? 'begin'}</span>
            <ul className={styles.next}>
              {next.map(({ to, count: times, share }) => (
                <li key={to ?? 'end'} className={styles.way} style={{ '--share': share } as CSSProperties}>
                  → {to ?? 'end'}{' '}
                  <span className={styles.share}>
                    {percent(share)} · {count(times)}
                  </span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </figure>
  );
}
