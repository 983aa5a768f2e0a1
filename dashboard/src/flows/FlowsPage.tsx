import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import type { FlowPage } from '../api/types';
import { useLive } from '../api/live';
import { flowsQuery } from '../api/queries';
import { IgnoredParameters } from '../page/IgnoredParameters';
import { count } from '../design/format';
import { ErrorNotice } from '../design/Notice';
import { Skeleton } from '../design/Skeleton';
import { useHeldPage } from './arrivals';
import { FilterLinks } from './FilterLinks';
import { activeFilters, chipFilters, readFlowsSearch, toQuery, toVolumeQuery } from './filters';
import { FirstArrival } from './FirstArrival';
import { FirstFlow } from './FirstFlow';
import { FlowFilters } from './FlowFilters';
import styles from './FlowsPage.module.css';
import { faultOf } from '../query/fault';
import { FlowsTable } from '../listing/FlowsTable';
import { Liveness } from '../design/Liveness';
import { NewFlows } from './NewFlows';
import { NoMatch } from './NoMatch';
import { Pager } from './Pager';
import { SavedViews } from './SavedViews';
import { VolumeChart } from '../volume/VolumeChart';

const route = getRouteApi('/flows');

/** Every flow, newest first: what was decided, and at which step most candidates left. */
export function FlowsPage() {
  const search = route.useSearch();
  const live = useLive();
  const { data, error, refetch, isPlaceholderData, dataUpdatedAt } = useQuery(
    flowsQuery(search, (now) => toQuery(search, now)),
  );
  const nothingYet = data?.pagination.total === 0 && activeFilters(search).length === 0;
  const chips = chipFilters(search);
  const fault = faultOf(error);
  return (
    <>
      <title>Flows · Flow Trail</title>
      <IgnoredParameters read={readFlowsSearch} />
      <div className={styles.head}>
        <h1 className={styles.title}>
          Flows {data !== undefined && <span className={styles.total}>{count(data.pagination.total)}</span>}
        </h1>
        {!nothingYet && (
          <VolumeChart
            subject={{ ...search, cursor: undefined }}
            queryAt={(now) => toVolumeQuery(search, now)}
          />
        )}
        <div className={styles.aside}>
          <SavedViews search={search} />
          <Liveness
            failing={error !== null && fault === undefined}
            updatedAt={dataUpdatedAt}
            polling={!live || search.query !== undefined}
          />
        </div>
      </div>
      {!nothingYet && <FlowFilters fault={fault} />}
      {chips.length > 0 && <FilterLinks filters={chips} />}
      {data !== undefined && <Flows latest={data} stale={isPlaceholderData} />}
      {data === undefined && error !== null && fault === undefined && (
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      )}
      {data === undefined && error === null && <Skeleton rows={12} label="Loading flows" />}
    </>
  );
}

function Flows({ latest, stale }: { latest: FlowPage; stale: boolean }) {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { rows, arrived, release } = useHeldPage(stale ? 'stale' : JSON.stringify(search), latest);
  const [listened] = useState(rows.length === 0 && activeFilters(search).length === 0);
  const [first] = rows;
  if (first === undefined) return activeFilters(search).length > 0 ? <NoMatch /> : <FirstFlow />;
  const showNew = () => {
    release();
    void navigate({ search: (before) => ({ ...before, cursor: undefined }) });
  };
  return (
    <div className={styles.flows} data-stale={stale}>
      {listened && <FirstArrival flow={first} />}
      <NewFlows arrived={arrived} onShow={showNew} />
      <FlowsTable flows={rows} />
      <Pager cursor={search.cursor} page={latest} stale={stale} />
    </div>
  );
}
