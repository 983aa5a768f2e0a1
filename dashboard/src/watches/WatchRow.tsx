import { Link } from '@tanstack/react-router';
import type { Watch } from '../api/watches';
import { Button } from '../design/Button';
import { TimeAgo } from '../design/Time';
import styles from './Watches.module.css';
import { WatchStateText } from './WatchStateText';
import { conditionWords, deliveryWords, valueWords } from './words';

interface WatchRowProps {
  watch: Watch;
  onEdit: () => void;
  onTest: () => void;
  onDelete: () => void;
}

/** One watch: what it asks, how it stands, who is told, and what can be done. */
export function WatchRow({ watch, onEdit, onTest, onDelete }: WatchRowProps) {
  const { name, webhook } = watch;
  return (
    <li className={styles.row}>
      <div>
        <h3 className={styles.name}>{name}</h3>
        <span className={styles.small}>
          {watch.process ?? 'all processes'}, {conditionWords(watch)}
        </span>
        {watch.query !== '' && <code className={styles.query}>{watch.query}</code>}
      </div>
      <div>
        <WatchStateText watch={watch} />
        <span className={styles.small}>
          since <TimeAgo iso={watch.since} />
        </span>
      </div>
      <div>
        <Value watch={watch} />
      </div>
      <div>
        {webhook === null ? <span className={styles.small}>nobody is told</span> : <Told watch={watch} />}
      </div>
      <div className={styles.actions}>
        {webhook !== null && (
          <Button onClick={onTest} aria-label={`Send a test event of ${name}`}>
            Test
          </Button>
        )}
        <Button onClick={onEdit} aria-label={`Change ${name}`}>
          Change…
        </Button>
        <Button onClick={onDelete} aria-label={`Delete ${name}`}>
          Delete…
        </Button>
      </div>
    </li>
  );
}

function Value({ watch }: { watch: Watch }) {
  const { hits, hitsQuery, evaluatedAt, error } = watch;
  return (
    <>
      {valueWords(watch)}
      {hits !== null && hits > 0 && hitsQuery !== null && (
        <Link to="/explore" search={{ query: hitsQuery, of: 'flows' }} className={styles.link}>
          See the hits
        </Link>
      )}
      {evaluatedAt !== null && (
        <span className={styles.small}>
          evaluated <TimeAgo iso={evaluatedAt} />
        </span>
      )}
      {error !== null && <span className={styles.failed}>! last evaluation: {error}</span>}
    </>
  );
}

function Told({ watch: { webhook, delivery } }: { watch: Watch }) {
  return (
    <>
      <span className={styles.url}>{webhook?.url}</span>
      {webhook?.gone === true && (
        <span className={styles.failed}>✕ gone, told no more until the watch is saved anew</span>
      )}
      {delivery !== null && (
        <span className={delivery.error === null ? styles.small : styles.failed} role="status">
          {deliveryWords(delivery)} <TimeAgo iso={delivery.endedAt ?? delivery.createdAt} />
        </span>
      )}
    </>
  );
}
