import { StatusText } from '../design/Status';
import { type FlowsSearch, STATUSES } from './filters';
import styles from './FlowFilters.module.css';

type StatusChoice = FlowsSearch['status'];

interface StatusFilterProps {
  chosen: StatusChoice;
  onChoose: (status: StatusChoice) => void;
}

export function StatusFilter({ chosen, onChoose }: StatusFilterProps) {
  return (
    <fieldset className={styles.statuses}>
      <legend className="visually-hidden">Status</legend>
      {[undefined, ...STATUSES].map((status) => (
        <label key={status ?? 'any'} className={styles.status} data-narrows={status}>
          <input
            className="visually-hidden"
            type="radio"
            name="status"
            checked={status === chosen}
            onChange={() => onChoose(status)}
          />
          {status === undefined ? 'any status' : <StatusText status={status} />}
        </label>
      ))}
    </fieldset>
  );
}
