import { Link, useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import type { Flow } from '../api/types';
import { Button } from '../design/Button';
import controls from '../design/controls.module.css';
import { CopyButton } from '../design/CopyButton';
import { counted, duration, named } from '../design/format';
import { plain, type Sentence, Weighted } from '../design/Sentence';
import { StatusText } from '../design/Status';
import { TimeAgo, useNow } from '../design/Time';
import type { Stage } from '../funnel/stages';
import { useKeys } from '../page/keys';
import { CrumbLine, PageTop } from '../page/PageTop';
import { WhyForm } from '../page/WhyForm';
import { Attempts } from './Attempts';
import { Attributes } from './Attributes';
import styles from './FlowHead.module.css';
import { Identity } from './Identity';
import { LossNote } from './LossNote';
import { MarkButton } from './MarkButton';
import { MarkNote } from './MarkNote';
import { outcomeOf } from './outcome';
import { TraceLink } from './TraceLink';
import { tookMillis } from './timing';

export function FlowHead({ flow, stages }: { flow: Flow; stages: readonly Stage[] }) {
  const outcome = outcomeOf(flow, stages);
  const asking = useRef<HTMLInputElement>(null);
  const navigate = useNavigate();
  useKeys({
    w: () => asking.current?.focus(),
    c: () => void navigate({ to: '/compare/$pair', params: { pair: `${flow.id}...` } }),
    p: () => void navigate({ to: '/processes/$name', params: { name: flow.name } }),
  });
  return (
    <header className={styles.head}>
      <title>{`${named(flow.name)}: ${plain(outcome)} · Flow Trail`}</title>
      <PageTop
        crumbs={
          <>
            <Link to="/flows">Flows</Link>
            <CrumbLine />
            <ProcessLink name={flow.name} />
          </>
        }
      >
        <WhyForm flowId={flow.id} ref={asking} />
        <Link to="/compare/$pair" params={{ pair: `${flow.id}...` }} className={controls.button}>
          Compare
        </Link>
        <MarkButton flow={flow} />
        <CopyButton text={() => location.href} label="Copy link" />
        <Button onClick={() => print()}>Print</Button>
      </PageTop>
      <h1 className={styles.outcome}>
        <Weighted sentence={outcome} />
      </h1>
      {saysMore(flow.reason, outcome) && <p className={styles.reason}>{flow.reason}</p>}
      <div className={styles.rows}>
        <Facts flow={flow} />
        <Attributes process={flow.name} attributes={flow.attributes} />
      </div>
      {flow.mark && <MarkNote mark={flow.mark} />}
      <LossNote attributes={flow.attributes} />
      <WriterNotes notes={flow.notes} />
      <Attempts flow={flow} />
    </header>
  );
}

/** Where the writers of a flow disagree. */
function WriterNotes({ notes }: { notes: Flow['notes'] }) {
  if (notes.length === 0) return null;
  return (
    <div className={styles.losses} role="note" aria-label="Notes">
      <ul>
        {notes.map(({ kind, detail }) => (
          <li key={kind}>{detail}</li>
        ))}
      </ul>
    </div>
  );
}

/** A name that is not told yet leads nowhere. */
function ProcessLink({ name }: { name: string }) {
  if (name === '') return named(name);
  return (
    <Link to="/processes/$name" params={{ name }}>
      {name}
    </Link>
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
      {flow.trace !== null && (
        <>
          <Identity label="trace" value={flow.trace.traceId} />
          <li>
            <TraceLink trace={flow.trace} />
          </li>
        </>
      )}
    </ul>
  );
}
