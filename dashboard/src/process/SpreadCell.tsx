import type { Spread } from './words';
import styles from './View.module.css';

/** A median with what eight of ten runs lie between. */
export function SpreadCell({ spread }: { spread: Spread | null }) {
  return (
    <td className={styles.number}>
      {spread !== null && (
        <>
          {spread.median}
          {spread.range !== null && <span className={styles.small}>{spread.range}</span>}
        </>
      )}
    </td>
  );
}
