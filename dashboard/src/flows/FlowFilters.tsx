import { useQuery } from '@tanstack/react-query';
import { processesQuery } from '../api/queries';
import { QueryBox } from '../query/QueryBox';
import type { QueryFault } from '../query/fault';
import { AttributeFilter } from './AttributeFilter';
import { DraftInput } from './DraftInput';
import styles from './FlowFilters.module.css';
import { RangeFilter } from './RangeFilter';
import { StatusFilter } from './StatusFilter';
import { useFilters } from './useFilters';

/** A query, and beside it the filters that most people want. */
export function FlowFilters({ fault }: { fault: QueryFault | undefined }) {
  const [search, change] = useFilters();
  const processes = useQuery(processesQuery()).data?.processes ?? [];
  return (
    <div className={styles.filters}>
      <div className={styles.query}>
        <QueryBox
          asked={search.query ?? ''}
          fault={fault}
          onAsk={(query) => change({ query: query === '' ? undefined : query }, 'push')}
        />
      </div>
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
    </div>
  );
}
