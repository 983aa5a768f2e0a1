import { getRouteApi } from '@tanstack/react-router';
import { useKeys } from '../app/keys';
import { StatusText } from '../design/Status';
import { DraftInput } from './DraftInput';
import { type FlowsSearch, STATUSES } from './filters';
import styles from './FlowFilters.module.css';

const route = getRouteApi('/flows');
const TEXT_FILTER = 'flows-text';

export function FlowFilters({ processes }: { processes: string[] }) {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  useKeys({ '/': () => document.getElementById(TEXT_FILTER)?.focus() });
  const change = (patch: FlowsSearch, how: 'replace' | 'push') =>
    void navigate({
      search: (before) => ({ ...before, ...patch, page: undefined }),
      replace: how === 'replace',
    });
  return (
    <search className={styles.filters}>
      <DraftInput
        id={TEXT_FILTER}
        label="Text"
        hint="/"
        value={search.q}
        onChange={(q, how) => change({ q }, how)}
      />
      <DraftInput
        label="Process"
        options={processes}
        value={search.process}
        onChange={(process, how) => change({ process }, how)}
      />
      <DraftInput label="Key" value={search.key} onChange={(key, how) => change({ key }, how)} />
      <StatusFilter chosen={search.status} onChoose={(status) => change({ status }, 'push')} />
    </search>
  );
}

type StatusChoice = FlowsSearch['status'];

function StatusFilter({
  chosen,
  onChoose,
}: {
  chosen: StatusChoice;
  onChoose: (status: StatusChoice) => void;
}) {
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
