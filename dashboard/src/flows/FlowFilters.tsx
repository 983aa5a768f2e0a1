import { useQuery } from '@tanstack/react-query';
import { processesQuery } from '../api/queries';
import { useKeys } from '../page/keys';
import { AttributeFilter } from './AttributeFilter';
import { DraftInput } from './DraftInput';
import styles from './FlowFilters.module.css';
import { RangeFilter } from './RangeFilter';
import { StatusFilter } from './StatusFilter';
import { useFilters } from './useFilters';

const TEXT_FILTER = 'flows-text';

export function FlowFilters() {
  const [search, change] = useFilters();
  const processes = useQuery(processesQuery()).data?.processes ?? [];
  useKeys({ '/': () => document.getElementById(TEXT_FILTER)?.focus() });
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
        options={processes.map(({ name }) => name)}
        value={search.process}
        onChange={(process, how) => change({ process }, how)}
      />
      <DraftInput label="Key" value={search.key} onChange={(key, how) => change({ key }, how)} />
      <RangeFilter />
      <AttributeFilter />
      <StatusFilter chosen={search.status} onChoose={(status) => change({ status }, 'push')} />
    </search>
  );
}
