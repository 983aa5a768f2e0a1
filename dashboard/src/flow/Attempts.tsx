import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Flow, FlowListItem } from '../api/types';
import { attemptsQuery } from '../api/queries';
import { count } from '../design/format';
import { StatusGlyph } from '../design/Status';
import { TimeAgo } from '../design/Time';
import { endsOf, stagesOf } from '../funnel/stages';
import styles from './Attempts.module.css';

/** The other runs of the same process about the same key, newest first. */
export function Attempts({ flow }: { flow: Flow }) {
  return flow.key === null ? null : <AttemptsOf id={flow.id} name={flow.name} flowKey={flow.key} />;
}

function AttemptsOf({ id, name, flowKey }: { id: string; name: string; flowKey: string }) {
  const { data } = useQuery(attemptsQuery(name, flowKey));
  if (data === undefined || data.flows.every((attempt) => attempt.id === id)) return null;
  const more = data.pagination.total - data.flows.length;
  return (
    <nav className={styles.attempts} aria-label="Attempts with the same key">
      <span className={styles.label}>{count(data.pagination.total)} attempts</span>
      {data.flows.map((attempt) => (
        <Link
          key={attempt.id}
          to="/flows/$flowId"
          params={{ flowId: attempt.id }}
          className={styles.attempt}
          aria-current={attempt.id === id ? 'page' : undefined}
        >
          <StatusGlyph status={attempt.status} /> <TimeAgo iso={attempt.createdAt} />{' '}
          <Remained flow={attempt} />
        </Link>
      ))}
      {more > 0 && (
        <Link to="/flows" search={{ process: name, key: flowKey }}>
          {count(more)} more
        </Link>
      )}
    </nav>
  );
}

function Remained({ flow }: { flow: FlowListItem }) {
  const ends = endsOf(stagesOf(flow.funnel));
  return ends === undefined ? null : (
    <span className={styles.counts}>
      {count(ends.entered)} → {count(ends.remained)}
    </span>
  );
}
