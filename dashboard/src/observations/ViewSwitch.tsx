import { counted } from '../design/format';
import styles from './ObservationView.module.css';
import type { ObservationShape } from './worker/methods';

type View = 'table' | 'json';

interface ViewSwitchProps {
  view: View;
  rows: NonNullable<ObservationShape['rows']>;
  onView(view: View): void;
}

const LABELS: Record<View, string> = { table: 'Table', json: 'JSON' };

/** Table or JSON, and what the rows of the table are. */
export function ViewSwitch({ view, rows, onView }: ViewSwitchProps) {
  return (
    <div className={styles.switch}>
      <div role="group" aria-label="View" className={styles.views}>
        {(['table', 'json'] as const).map((choice) => (
          <button
            key={choice}
            type="button"
            aria-pressed={choice === view}
            className={styles.choice}
            onClick={() => onView(choice)}
          >
            {LABELS[choice]}
          </button>
        ))}
      </div>
      <span className={styles.rows}>
        {counted(rows.count, 'row')}
        {rows.path !== '' && (
          <>
            {' '}
            in <code>{rows.path}</code>
          </>
        )}
      </span>
    </div>
  );
}
