import { useQuery } from '@tanstack/react-query';
import { queueQuery } from '../api/queries';
import type { QueueStatus } from '../api/types';
import { IgnoredParameters } from '../page/IgnoredParameters';
import { PanelBoundary } from '../page/PanelBoundary';
import { Liveness } from '../design/Liveness';
import { ErrorNotice } from '../design/Notice';
import { Weighted } from '../design/Sentence';
import { Skeleton } from '../design/Skeleton';
import { DeadLetters } from './DeadLetters';
import { DoneChart } from './DoneChart';
import { Failures } from './Failures';
import { Figures } from './Figures';
import styles from './QueuePage.module.css';
import { readQueueSearch } from './search';
import { verdictOf } from './verdict';

/** What was accepted and is not stored yet: how it goes, what fails, and what a person has to decide. */
export function QueuePage() {
  const { data, error, refetch, dataUpdatedAt } = useQuery(queueQuery());
  return (
    <div className={styles.page}>
      <title>Queue · Flow Trail</title>
      <IgnoredParameters read={readQueueSearch} />
      <div className={styles.head}>
        <h1 className={styles.title}>Queue</h1>
        <Liveness failing={error !== null} updatedAt={dataUpdatedAt} />
      </div>
      {data !== undefined && <Status status={data} />}
      {data === undefined && error !== null && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton rows={6} label="Asking the queue" />}
      <PanelBoundary subject="dead letters">
        <DeadLetters expected={data?.dead} />
      </PanelBoundary>
    </div>
  );
}

function Status({ status }: { status: QueueStatus }) {
  return (
    <>
      <p className={styles.verdict}>
        <Weighted sentence={verdictOf(status)} />
      </p>
      <Figures status={status} />
      <div className={styles.panels}>
        <DoneChart status={status} />
        <Failures failures={status.failures} />
      </div>
    </>
  );
}
