import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { watchesQuery } from '../api/watchQueries';
import styles from './Watches.module.css';
import { valueWords } from './words';

/** Says of a process, whatever of it is looked at, which watches fire; nothing while none does. */
export function FiringNote({ process }: { process: string }) {
  const watches = useQuery(watchesQuery(process)).data?.watches ?? [];
  const firing = watches.filter(({ enabled, state }) => enabled && state === 'firing');
  return (
    <div role="status">
      {firing.length > 0 && (
        <p className={styles.firing}>
          <b>! {firing.map((watch) => `${watch.name} (${valueWords(watch)})`).join(', ')}</b>
          <Link to="/processes/$name" params={{ name: process }} search={{ tab: 'watches' }}>
            Watches
          </Link>
        </p>
      )}
    </div>
  );
}
