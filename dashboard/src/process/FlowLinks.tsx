import { Link } from '@tanstack/react-router';
import styles from './View.module.css';

/** Runs to look at, by number: what matters is that they are one click away. */
export function FlowLinks({ ids, what }: { ids: readonly string[]; what: string }) {
  return (
    <span className={styles.links}>
      {ids.map((flowId, place) => (
        <Link key={flowId} to="/flows/$flowId" params={{ flowId }} title={flowId}>
          {what} {place + 1}
        </Link>
      ))}
    </span>
  );
}
