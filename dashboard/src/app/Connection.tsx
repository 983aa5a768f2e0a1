import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { ServerUnreachable } from '../api/problem';
import { healthQuery } from '../api/queries';
import { announceRecovery } from '../api/recovery';
import { Light } from '../design/Light';
import styles from './Connection.module.css';

/** Says when the server is gone; when it is back, everything that failed meanwhile is asked again. */
export function Connection() {
  const { error } = useQuery(healthQuery());
  useAskAgain(error !== null);
  return (
    <p className={styles.connection} role="status">
      {error !== null && (
        <>
          <Light state="off" />
          {error instanceof ServerUnreachable ? 'offline, retrying' : 'server unwell, retrying'}
        </>
      )}
    </p>
  );
}

function useAskAgain(lost: boolean): void {
  const client = useQueryClient();
  const wasLost = useRef(false);
  useEffect(() => {
    if (wasLost.current && !lost) {
      void client.invalidateQueries({ predicate: ({ state }) => state.error !== null });
      announceRecovery();
    }
    wasLost.current = lost;
  }, [client, lost]);
}
