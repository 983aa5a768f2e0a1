import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../design/Button';
import { bytes, counted } from '../design/format';
import { ErrorNotice } from '../design/Notice';
import styles from './SettingsPage.module.css';

/** How much the browser keeps for the next visit, and the way to be rid of it. */
export function KeptData() {
  const { data, error, refetch } = useQuery({
    queryKey: ['kept'],
    queryFn: async () => (await import('../observations')).cacheUsage(),
  });
  const [cleared, setCleared] = useState(false);
  const clear = async () => {
    await (await import('../observations')).clearCache();
    setCleared(true);
    await refetch();
  };
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  return (
    <>
      <p role="status">
        <b>
          {data === undefined
            ? 'Counting …'
            : `${counted(data.observations, 'observation')}, ${bytes(data.bytes)}`}
        </b>
        {cleared && ' All were removed.'}
      </p>
      <p className={styles.words}>
        Opened observations stay for three days, up to 300 MB, so that a second look asks the server for
        nothing. The least recently used go first.
      </p>
      <Button onClick={() => void clear()} disabled={data === undefined || data.observations === 0}>
        Remove them
      </Button>
    </>
  );
}
