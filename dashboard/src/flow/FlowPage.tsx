import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useLive } from '../api/live';
import { flowQuery } from '../api/queries';
import type { Flow } from '../api/types';
import { Liveness } from '../design/Liveness';
import { ErrorNotice } from '../design/Notice';
import { Skeleton } from '../design/Skeleton';
import { openEarly, startReading } from '../observations/early';
import { FlowTrail } from './FlowTrail';
import { loadObservationView } from './ObservationPanel';
import type { FlowSearch } from './search';
import { chosenObservation, chosenStep, trailOf } from './trail';

const route = getRouteApi('/flows/$flowId');

/**
 * While the flow is on its way, the view of its data is loaded and the worker behind it started; the
 * observation to be shown is opened before the page around it has been drawn. What fails here is told by
 * the panel that needs it.
 */
function useEarlyStart(flowId: string): void {
  const client = useQueryClient();
  const search = useRef(route.useSearch());
  useEffect(() => {
    startReading();
    loadObservationView().catch(() => undefined);
    client.ensureQueryData(flowQuery(flowId)).then(
      (flow) => openFirst(flow, search.current),
      () => undefined,
    );
  }, [client, flowId]);
}

function openFirst(flow: Flow, search: FlowSearch): void {
  const step = chosenStep(trailOf(flow), search.step);
  const observation = step && chosenObservation(step, search.obs);
  if (observation !== undefined) openEarly(observation, search);
}

/** One flow: what came of it, where candidates left, and everything each step saw. */
export function FlowPage() {
  const { flowId } = route.useParams();
  useEarlyStart(flowId);
  const live = useLive();
  const { data: flow, error, refetch, dataUpdatedAt } = useQuery(flowQuery(flowId));
  if (flow !== undefined) {
    return (
      <>
        {(error !== null || flow.finishedAt === null) && (
          <Liveness failing={error !== null} updatedAt={dataUpdatedAt} polling={!live} />
        )}
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
