import { Link } from '@tanstack/react-router';
import type { Flow } from '../api/types';
import { counted, duration } from '../design/format';
import { StatusText } from '../design/Status';
import { TimeAgo, useNow } from '../design/Time';
import type { Stage } from '../funnel/stages';
import { Attributes } from './Attributes';
import styles from './FlowHead.module.css';
import { Identity } from './Identity';
import { outcomeOf, plain, type Sentence } from './outcome';
import { tookMillis } from './timing';

export function FlowHead({ flow, stages }: { flow: Flow; stages: readonly Stage[] }) {
  const outcome = outcomeOf(flow, stages);
  return (
    <header className={styles.head}>
      <title>{`${flow.name}: ${plain(outcome)} · Flow Trail`}</title>
      <nav className={styles.crumbs} aria-label="Where this is">
        <Link to="/flows">Flows</Link> <span aria-hidden="true">/</span>{' '}
        <Link to="/flows" search={{ process: flow.name }}>
          {flow.name}
        </Link>
      </nav>
      <h1 className={styles.outcome}>
        <Weighted sentence={outcome} />
      </h1>
      {saysMore(flow.reason, outcome) && <p className={styles.reason}>{flow.reason}</p>}
      <div className={styles.rows}>
        <Facts flow={flow} />
        <Attributes attributes={flow.attributes} />
      </div>
    </header>
  );
}

function Weighted({ sentence }: { sentence: Sentence }) {
  return sentence.map((part, index) =>
    // A sentence never reorders: its parts are told apart by their place.
    // oxlint-disable-next-line react/no-array-index-key
    typeof part === 'string' ? <span key={index}>{part}</span> : <strong key={index}>{part.strong}</strong>,
  );
}

function saysMore(reason: string | null, outcome: Sentence): boolean {
  return reason !== null && !plain(outcome).includes(reason);
}

function Facts({ flow }: { flow: Flow }) {
  const took = tookMillis(flow, useNow());
  return (
    <ul className={styles.facts}>
      <li>
        <StatusText status={flow.status} />
      </li>
      {took !== undefined && <li>{duration(took)}</li>}
      <li>
        <TimeAgo iso={flow.createdAt} />
      </li>
      <li>{counted(flow.stepCount, 'step')}</li>
      <li>{counted(flow.observationCount, 'observation')}</li>
      {flow.key !== null && <Identity label="key" value={flow.key} />}
      <Identity label="id" value={flow.id} />
      {flow.trace !== null && <Identity label="trace" value={flow.trace.traceId} />}
    </ul>
  );
}
