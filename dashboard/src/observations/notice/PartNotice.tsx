import type { ObservationSummary } from '../../api/types';
import { count } from '../../design/format';
import styles from './Notice.module.css';

/** Says so when not all candidates were recorded: what is counted below is counted in the part. */
export function PartNotice({ summary }: { summary: ObservationSummary | null }) {
  const total = summary?.totals?.in ?? 0;
  if (summary === null || total <= summary.items) return null;
  return (
    <p className={styles.quiet}>
      A part of the candidates was recorded: {count(summary.items)} of {count(total)}. Counts and facets here
      are of the part; the funnel counts all.
    </p>
  );
}
