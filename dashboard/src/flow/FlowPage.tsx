import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect } from 'react';
import { flowQuery } from '../api/queries';
import { Liveness } from '../design/Liveness';
import { ErrorNotice } from '../design/Notice';
import { Skeleton } from '../design/Skeleton';
import { FlowTrail } from './FlowTrail';
import { loadObservationView } from './ObservationPanel';

const route = getRouteApi('/flows/$flowId');

/** One flow: what came of it, where candidates left, and everything each step saw. */
export function FlowPage() {
  const { flowId } = route.useParams();
  useEffect(() => {
    // While the flow is on its way; should it fail, the panel that needs it says so.
    loadObservationView().catch(() => undefined);
  }, []);
  const { data: flow, error, refetch, dataUpdatedAt } = useQuery(flowQuery(flowId));
  if (flow !== undefined) {
    return (
      <>
        {error !== null && <Liveness failing updatedAt={dataUpdatedAt} />}
        <FlowTrail flow={flow} />
      </>
    );
  }
  return (
    <>
      <title>Flow · Flow Trail</title>
      <h1 className="visually-hidden">Flow</h1>
      {error === null ? (
        <Skeleton rows={10} label="Loading the flow" />
      ) : (
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      )}
    </>
  );
}
