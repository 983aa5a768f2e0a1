import styles from './Shell.module.css';

/** A falling funnel with the marker on what remains. */
export function Brand() {
  return (
    <>
      <svg className={styles.mark} viewBox="0 0 16 16" aria-hidden="true">
        <path className={styles.markKept} d="M1 15V2h3.5l1.3 4.2h2.7L9.8 11H11v4z" />
        <path className={styles.markChosen} d="M11 11h4v4h-4z" />
      </svg>
      <span className={styles.name}>Flow Trail</span>
    </>
  );
}
