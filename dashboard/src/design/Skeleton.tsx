import styles from './Skeleton.module.css';

/** Stands where content will stand, in its size, so that nothing jumps when it comes. */
export function Skeleton({ rows, label }: { rows: number; label: string }) {
  return (
    <div className={styles.rows} role="status" aria-label={label}>
      {Array.from({ length: rows }, (_, row) => (
        <span key={row} className={styles.bar} style={{ inlineSize: `${92 - ((row * 37) % 45)}%` }} />
      ))}
    </div>
  );
}
