import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { processesQuery } from '../api/queries';
import type { ProcessListItem } from '../api/processes';
import { count, duration, percent } from '../design/format';
import { Notice } from '../design/Notice';
import { TimeAgo } from '../design/Time';
import { Answered } from '../design/Answered';
import { Watches } from '../watches/Watches';
import page from './ProcessPage.module.css';
import { SpreadCell } from './SpreadCell';
import styles from './View.module.css';
import { spread, stepWords } from './words';

/** Every process, the one that ran last first. */
export function ProcessesPage() {
  const query = useQuery(processesQuery());
  return (
    <article className={page.page}>
      <title>Processes · Flow Trail</title>
      <h1 className={page.title}>Processes</h1>
      <Answered query={query} waiting="Loading the processes">
        {({ processes }) => (processes.length === 0 ? <None /> : <Table processes={processes} />)}
      </Answered>
      <Watches />
    </article>
  );
}

function None() {
  return (
    <Notice title="No process yet">
      <p>
        A process is everything with one flow name; it stands here with its first flow.{' '}
        <Link to="/flows">How to send one</Link>
      </p>
    </Notice>
  );
}

function Table({ processes }: { processes: ProcessListItem[] }) {
  return (
    <div className={styles.scroller}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Process</th>
            <th scope="col" className={styles.number}>
              Runs
            </th>
            <th scope="col" className={styles.number}>
              Failed
            </th>
            <th scope="col" className={styles.number}>
              Duration
            </th>
            <th scope="col">Usually drops the most</th>
            <th scope="col">Last run</th>
          </tr>
        </thead>
        <tbody>
          {processes.map((process) => (
            <Row key={process.name} process={process} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ process: { name, flows, lastCreatedAt, recent } }: { process: ProcessListItem }) {
  return (
    <tr>
      <th scope="row">
        <Link to="/processes/$name" params={{ name }}>
          {name}
        </Link>
      </th>
      <td className={styles.number}>{count(flows)}</td>
      <td className={styles.number}>
        {count(recent.failed)}
        <span className={styles.small}>of the last {count(recent.runs)}</span>
      </td>
      <SpreadCell spread={spread(recent.durationMs, duration)} />
      <td>
        {recent.usualDrop !== null && (
          <>
            {stepWords(recent.usualDrop)} −{percent(recent.usualDrop.drop)}
          </>
        )}
      </td>
      <td>
        <TimeAgo iso={lastCreatedAt} />
      </td>
    </tr>
  );
}
