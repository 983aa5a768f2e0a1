import controls from '../design/controls.module.css';
import { counted } from '../design/format';
import styles from './ObservationView.module.css';
import type { ArrayOfRows } from './scan/survey';
import type { ObservationShape } from './worker/methods';

type View = 'table' | 'json';

interface ViewSwitchProps {
  view: View;
  rows: NonNullable<ObservationShape['rows']>;
  arrays: readonly ArrayOfRows[];
  onView(view: View): void;
  onArray(path: string): void;
}

const LABELS: Record<View, string> = { table: 'Table', json: 'JSON' };

/** Table or JSON, and what the rows of the table are. */
export function ViewSwitch({ view, rows, arrays, onView, onArray }: ViewSwitchProps) {
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
      {arrays.length > 1 && view === 'table' ? (
        <ArrayChoice chosen={rows.path} arrays={arrays} onArray={onArray} />
      ) : (
        <RowsInWords rows={rows} />
      )}
    </div>
  );
}

function RowsInWords({ rows: { path, count } }: Pick<ViewSwitchProps, 'rows'>) {
  return (
    <span className={styles.rows}>
      {counted(count, 'row')}
      {path !== '' && (
        <>
          {' '}
          in <code>{path}</code>
        </>
      )}
    </span>
  );
}

interface ArrayChoiceProps {
  chosen: string;
  arrays: readonly ArrayOfRows[];
  onArray(path: string): void;
}

/** The document holds several lists; the longest comes first to the reader. */
function ArrayChoice({ chosen, arrays, onArray }: ArrayChoiceProps) {
  return (
    <label className={styles.rows}>
      Rows of{' '}
      <select className={controls.select} value={chosen} onChange={(event) => onArray(event.target.value)}>
        {arrays.map(({ path, count }) => (
          <option key={path} value={path}>
            {path === '' ? 'the document' : path} ({counted(count, 'row')})
          </option>
        ))}
      </select>
    </label>
  );
}
