import styles from './Light.module.css';

/** A small lamp beside words that say the same. */
export function Light({ state }: { state: 'on' | 'waiting' | 'off' }) {
  return <span className={styles.light} data-state={state} aria-hidden="true" />;
}
