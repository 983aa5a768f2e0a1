import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { deadLettersQuery } from '../api/queries';
import type { DeadLetter } from '../api/types';
import controls from '../design/controls.module.css';
import { count } from '../design/format';
import { ErrorNotice, Notice } from '../design/Notice';
import { Skeleton } from '../design/Skeleton';
import styles from './DeadLetters.module.css';
import { DeadLetterTable } from './DeadLetterTable';
import { DiscardDialog } from './DiscardDialog';
import { useDecision } from './useDecision';

const route = getRouteApi('/admin/queue');

/**
 * What was set aside after its last try, until a person retries or discards it.
 *
 * @param expected how many there are, once the queue has said so
 */
export function DeadLetters({ expected }: { expected: number | undefined }) {
  const { cursor } = route.useSearch();
  const { data, error, refetch } = useQuery(deadLettersQuery(cursor));
  const { decide, pending, said, failed } = useDecision();
  const [doomed, setDoomed] = useState<DeadLetter>();
  return (
    <section aria-labelledby="dead" className={styles.panel}>
      <h2 id="dead" className={styles.title} tabIndex={-1}>
        Dead letters {expected !== undefined && <span className={styles.total}>{count(expected)}</span>}
      </h2>
      <p role="status" className={styles.said}>
        {said}
      </p>
      {failed !== undefined && (
        <ErrorNotice error={failed.error} onRetry={() => decide(failed.letter, 'retry')} />
      )}
      {data === undefined && error !== null && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton rows={4} label="Loading dead letters" />}
      {data?.deadLetters.length === 0 && <NoneLeft paged={cursor !== undefined} />}
      {data !== undefined && data.deadLetters.length > 0 && (
        <DeadLetterTable
          letters={data.deadLetters}
          pending={pending}
          onRetry={(letter) => decide(letter, 'retry')}
          onDiscard={setDoomed}
        />
      )}
      <Pages cursor={cursor} next={data?.nextCursor ?? null} />
      {doomed !== undefined && (
        <DiscardDialog
          letter={doomed}
          onClose={() => setDoomed(undefined)}
          onDiscard={() => decide(doomed, 'discard')}
        />
      )}
    </section>
  );
}

function NoneLeft({ paged }: { paged: boolean }) {
  if (paged) return <p className={styles.quiet}>No older ones are left.</p>;
  return (
    <Notice title="Nothing was set aside">
      <p>
        Whatever was accepted has been stored or still waits. A flow that cannot be stored after its last try
        will stand here with its error, its data kept, until somebody retries or discards it.
      </p>
    </Notice>
  );
}

function Pages({ cursor, next }: { cursor: string | undefined; next: string | null }) {
  if (cursor === undefined && next === null) return null;
  return (
    <nav className={styles.pages} aria-label="Pages of dead letters">
      {cursor !== undefined && (
        <Link from="/admin/queue" to="/admin/queue" search={{}} className={controls.button}>
          Newest
        </Link>
      )}
      {next !== null && (
        <Link from="/admin/queue" to="/admin/queue" search={{ cursor: next }} className={controls.button}>
          Older
        </Link>
      )}
    </nav>
  );
}
