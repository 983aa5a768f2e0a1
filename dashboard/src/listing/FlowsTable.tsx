import { Link } from '@tanstack/react-router';
import { Fragment, useRef } from 'react';
import type { FlowListItem } from '../api/types';
import { useRowKeys } from '../page/rowKeys';
import { count, duration, elapsed, named, percent } from '../design/format';
import { StatusText } from '../design/Status';
import { TimeAgo } from '../design/Time';
import { MiniFunnel } from '../funnel/MiniFunnel';
import { biggestDrop, endsOf, type Stage, stagesOf } from '../funnel/stages';
import styles from './FlowsTable.module.css';
import { FragmentRow } from './FragmentRow';

const HEADS = ['Status', 'Flow', 'Candidates', 'Biggest drop', 'Steps', 'Duration', 'Started'];

/** Flows as rows: what became of their candidates, and at which step most of them left. */
export function FlowsTable({ flows }: { flows: readonly FlowListItem[] }) {
  const table = useRef<HTMLTableElement>(null);
  useRowKeys(table);
  return (
    <table ref={table} className={styles.table}>
      <thead>
        <tr>
          {HEADS.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {flows.map((flow) => (
          <Fragment key={flow.id}>
            <FlowRow flow={flow} />
            <FragmentRow flowId={flow.id} fragment={flow.fragment} columns={HEADS.length} />
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}

function FlowRow({ flow }: { flow: FlowListItem }) {
  const stages = stagesOf(flow.funnel);
  const took = elapsed(flow.createdAt, flow.finishedAt);
  return (
    <tr>
      <td className={styles.status}>
        <StatusText status={flow.status} />
      </td>
      <td className={styles.flow}>
        <Link to="/flows/$flowId" params={{ flowId: flow.id }} className={styles.link}>
          {named(flow.name)}
        </Link>
        {flow.key !== null && <span className={styles.key}>{flow.key}</span>}
      </td>
      <td className={styles.candidates}>{stages.length > 0 && <Candidates stages={stages} />}</td>
      <td className={styles.drop}>
        <Drop stages={stages} />
      </td>
      <td className={styles.number}>{count(flow.stepCount)}</td>
      <td className={styles.number}>{took === undefined ? '–' : duration(took)}</td>
      <td className={styles.age}>
        <TimeAgo iso={flow.createdAt} />
      </td>
    </tr>
  );
}

function Candidates({ stages }: { stages: Stage[] }) {
  const ends = endsOf(stages);
  return (
    <span className={styles.funnel}>
      <MiniFunnel stages={stages} />
      {ends !== undefined && (
        <span>
          {count(ends.entered)} <span className={styles.quiet}>→</span> <b>{count(ends.remained)}</b>
        </span>
      )}
    </span>
  );
}

function Drop({ stages }: { stages: Stage[] }) {
  const drop = biggestDrop(stages);
  if (drop === undefined) return <span className={styles.quiet}>–</span>;
  return (
    <>
      {drop.step} <b>−{percent(drop.dropShare)}</b>
    </>
  );
}
