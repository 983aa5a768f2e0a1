import { Link, useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { Button } from '../../design/Button';
import { count } from '../../design/format';
import { VerdictMark } from '../grid/VerdictMark';
import { FaultNotice } from '../notice/FaultNotice';
import { observations } from '../state/client';
import { faultOf } from '../state/faultOf';
import type { ObservationFault } from '../load/fault';
import { JsonTree } from '../tree/JsonTree';
import type { ObservationSource, RowDetail } from '../worker/methods';
import { CopyRow } from './CopyRow';
import styles from './Detail.module.css';
import { RuleTable } from './RuleTable';

interface RowDetailPanelProps {
  source: ObservationSource;
  row: number;
  onClose(): void;
}

/** Everything about one candidate: verdict, reason, every rule, and its JSON. */
export function RowDetailPanel({ source, row, onClose }: RowDetailPanelProps) {
  const [detail, fault] = useRowDetail(source, row);
  return (
    <aside className={styles.panel} aria-label="Candidate">
      <div className={styles.head}>
        <h3 className={styles.title}>{detail?.id ?? `Row ${count(row + 1)}`}</h3>
        <Button aria-label="Close the candidate" onClick={onClose}>
          ✕
        </Button>
      </div>
      {fault !== undefined && <FaultNotice fault={fault} dataUrl={source.dataUrl} />}
      {detail === null && (
        <p>This observation has no row {count(row + 1)}. The address may belong to another one.</p>
      )}
      {detail !== undefined && detail !== null && <Detail source={source} detail={detail} />}
    </aside>
  );
}

function Detail({ source, detail }: { source: ObservationSource; detail: RowDetail }) {
  const { id, passed, reason, score, rank, rules, row, start } = detail;
  const facts: [string, string | null][] = [
    ['reason', reason],
    ['score', score],
    ['rank', rank],
    ['row', count(row + 1)],
  ];
  return (
    <>
      {passed !== null && (
        <p className={styles.verdict}>
          <VerdictMark passed={passed} />
        </p>
      )}
      <dl className={styles.facts}>
        {facts.map(([name, value]) =>
          value === null ? null : (
            <div key={name} className={styles.fact}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
      {id !== null && <JourneyLink candidateId={id} />}
      {rules.length > 0 && <RuleTable rules={rules} />}
      <div className={styles.head}>
        <h4 className={styles.subtitle}>JSON</h4>
        <CopyRow source={source} start={start} />
      </div>
      <JsonTree key={start} source={source} root={start} label="JSON of the candidate" compact />
    </>
  );
}

/** Its whole way, in the flow that is open. */
function JourneyLink({ candidateId }: { candidateId: string }) {
  const { flowId } = useParams({ strict: false });
  return flowId === undefined ? null : (
    <p>
      <Link to="/flows/$flowId/why/$candidateId" params={{ flowId, candidateId }}>
        Its way through all steps
      </Link>
    </p>
  );
}

/** Null when there is no such row; the one before stays until the next has come. */
function useRowDetail(
  source: ObservationSource,
  row: number,
): [RowDetail | null | undefined, ObservationFault | undefined] {
  const [detail, setDetail] = useState<RowDetail | null>();
  const [fault, setFault] = useState<ObservationFault>();
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    observations()
      .call('detail', { source, row }, { signal })
      .then(setDetail, (error: unknown) => {
        if (!signal.aborted) setFault(faultOf(error));
      });
    return () => controller.abort();
  }, [source, row]);
  return [detail, fault];
}
