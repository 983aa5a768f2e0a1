import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { flowQuery, flowsQuery } from '../api/queries';
import type { Flow } from '../api/types';
import { ErrorNotice, Notice } from '../design/Notice';
import { Skeleton } from '../design/Skeleton';
import { StatusGlyph } from '../design/Status';
import { TimeAgo } from '../design/Time';
import styles from './ComparePage.module.css';

const OFFERED = 21;

/** Which flow to compare with: the newest others of the same process. */
export function ChooseOther({ left }: { left: string }) {
  const { data: flow, error, refetch } = useQuery(flowQuery(left));
  return (
    <>
      <h1 className={styles.title}>Compare with which flow?</h1>
      {flow !== undefined && <Others flow={flow} />}
      {flow === undefined && error === null && <Skeleton rows={6} label="Looking for other flows" />}
      {flow === undefined && error !== null && <ErrorNotice error={error} onRetry={() => void refetch()} />}
    </>
  );
}

function Others({ flow }: { flow: Flow }) {
  const { data, error } = useQuery(
    flowsQuery(['compare', flow.name], () => ({ name: flow.name, limit: OFFERED })),
  );
  if (data === undefined) {
    return error === null ? (
      <Skeleton rows={6} label="Looking for other flows" />
    ) : (
      <ErrorNotice error={error} />
    );
  }
  const others = data.flows.filter(({ id }) => id !== flow.id);
  if (others.length === 0) {
    return (
      <Notice title={`No other flow of ${flow.name} is stored`}>
        <p>Any two flows can be compared: put the other one's id behind the three dots in the address.</p>
      </Notice>
    );
  }
  return (
    <ul className={styles.others}>
      {others.map((other) => (
        <li key={other.id}>
          <StatusGlyph status={other.status} />
          <Link to="/compare/$pair" params={{ pair: `${flow.id}...${other.id}` }}>
            {other.key ?? other.id}
          </Link>
          <TimeAgo iso={other.createdAt} />
          <span className={styles.quiet}>{other.reason}</span>
        </li>
      ))}
    </ul>
  );
}
