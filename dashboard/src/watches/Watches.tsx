import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Watch } from '../api/watches';
import { watchesQuery } from '../api/watchQueries';
import { Answered } from '../design/Answered';
import { Button } from '../design/Button';
import { ErrorNotice, Notice } from '../design/Notice';
import { DeleteDialog } from './DeleteDialog';
import { type Draft, draftOf, emptyDraft } from './draft';
import { useDeleting, useTesting } from './useWatchChange';
import { WatchDialog } from './WatchDialog';
import styles from './Watches.module.css';
import { WatchRow } from './WatchRow';

/**
 * What is watched, and how it stands.
 *
 * @param process whose watches, with those of all processes; absent for every one
 */
export function Watches({ process }: { process?: string }) {
  const query = useQuery(watchesQuery(process));
  const [written, setWritten] = useState<{ draft: Draft; kept: boolean }>();
  const [doomed, setDoomed] = useState<Watch>();
  const remove = useDeleting();
  const test = useTesting();
  const fault = remove.error ?? test.error;
  return (
    <section className={styles.section} aria-labelledby="watches">
      <div className={styles.head}>
        <h2 id="watches" className={styles.title}>
          Watches
        </h2>
        <Button onClick={() => setWritten({ draft: emptyDraft({ process: process ?? '' }), kept: false })}>
          New watch…
        </Button>
      </div>
      {fault !== null && <ErrorNotice error={fault} />}
      <Answered query={query} waiting="Loading the watches" rows={3}>
        {({ watches }) =>
          watches.length === 0 ? (
            <None />
          ) : (
            <List
              watches={watches}
              onEdit={(watch) => setWritten({ draft: draftOf(watch), kept: true })}
              onTest={(watch) => test.mutate(watch.name)}
              onDelete={setDoomed}
            />
          )
        }
      </Answered>
      {written !== undefined && <WatchDialog {...written} onClose={() => setWritten(undefined)} />}
      {doomed !== undefined && (
        <DeleteDialog
          watch={doomed}
          onDelete={() => remove.mutate(doomed.name)}
          onClose={() => setDoomed(undefined)}
        />
      )}
    </section>
  );
}

function None() {
  return (
    <Notice title="Nothing is watched">
      <p>
        A watch asks a query every minute and says when too many runs fit it, or too few: here, and to a
        webhook if you like.
      </p>
    </Notice>
  );
}

interface ListProps {
  watches: Watch[];
  onEdit: (watch: Watch) => void;
  onTest: (watch: Watch) => void;
  onDelete: (watch: Watch) => void;
}

function List({ watches, onEdit, onTest, onDelete }: ListProps) {
  return (
    <ul className={styles.list}>
      {watches.map((watch) => (
        <WatchRow
          key={watch.name}
          watch={watch}
          onEdit={() => onEdit(watch)}
          onTest={() => onTest(watch)}
          onDelete={() => onDelete(watch)}
        />
      ))}
    </ul>
  );
}
