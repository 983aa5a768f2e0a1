import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Attempts as FlowAttempts, Flow, FlowListItem } from '../api/types';
import { attemptsQuery } from '../api/queries';
import { count } from '../design/format';
import { StatusGlyph } from '../design/Status';
import { TimeAgo } from '../design/Time';
import { endsOf, stagesOf } from '../funnel/stages';
import styles from './Attempts.module.css';

/** The other runs of the same process about the same key, newest first. */
export function Attempts({ flow }: { flow: Flow }) {
  if (flow.key === null || flow.attempts === null) return null;
  return <AttemptsOf id={flow.id} name={flow.name} flowKey={flow.key} attempts={flow.attempts} />;
}

interface AttemptsOfProps {
  id: string;
  name: string;
  flowKey: string;
  attempts: FlowAttempts;
}

function AttemptsOf({ id, name, flowKey, attempts }: AttemptsOfProps) {
  const { data } = useQuery(attemptsQuery(name, flowKey));
  if (data === undefined || data.flows.every((attempt) => attempt.id === id)) return null;
  const more = data.pagination.total - data.flows.length;
  return (
    <nav className={styles.attempts} aria-label="Attempts with the same key">
      <span className={styles.label}>
        attempt {count(attempts.number)} of {count(attempts.total)}
      </span>
      <CompareWithBefore id={id} attempts={attempts} />
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

/** What changed since the attempt before. */
function CompareWithBefore({ id, attempts }: { id: string; attempts: FlowAttempts }) {
  const before = attempts.nearest.find(({ number }) => number === attempts.number - 1);
  return before === undefined ? null : (
    <Link to="/compare/$pair" params={{ pair: `${before.id}...${id}` }}>
      compare with attempt {count(before.number)}
    </Link>
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
