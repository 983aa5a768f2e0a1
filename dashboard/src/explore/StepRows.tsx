import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import type { StepRow } from '../api/explore';
import { count, duration, named, percent } from '../design/format';
import { StatusText } from '../design/Status';
import { TimeAgo } from '../design/Time';
import { FragmentRow } from '../listing/FragmentRow';
import styles from './Rows.module.css';
import { RowTable } from './RowTable';
import { Share } from './Share';

const COLUMNS = 7;

/** Steps, each with what it did to its candidates. */
export function StepRows({ rows }: { rows: readonly StepRow[] }) {
  return (
    <RowTable>
      <thead>
        <tr>
          <th scope="col">Step</th>
          <th scope="col">Flow</th>
          <th scope="col">Status</th>
          <th scope="col" className={styles.number}>
            Candidates
          </th>
          <th scope="col">Dropped</th>
          <th scope="col" className={styles.number}>
            Duration
          </th>
          <th scope="col" className={styles.number}>
            Flow began
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Fragment key={row.id}>
            <Row row={row} />
            <FragmentRow flowId={row.flowId} fragment={row.fragment} columns={COLUMNS} />
          </Fragment>
        ))}
      </tbody>
    </RowTable>
  );
}

function Row({ row }: { row: StepRow }) {
  const { flowId, name, version, kind } = row;
  return (
    <tr>
      <th scope="row">
        <Link to="/flows/$flowId" params={{ flowId }} search={{ step: row.id }}>
          {named(name)}
          {version > 1 && ` @${version}`}
        </Link>
        <span className={styles.small}>{kind}</span>
      </th>
      <td>{named(row.flowName)}</td>
      <td>
        <StatusText status={row.status} />
        {row.reason !== null && row.reason !== '' && <span className={styles.small}>{row.reason}</span>}
      </td>
      <td className={styles.number}>
        {row.in !== null && `${count(row.in)} → ${row.out === null ? '?' : count(row.out)}`}
      </td>
      <td>{row.dropRatio !== null && <Share share={row.dropRatio}>{percent(row.dropRatio)}</Share>}</td>
      <td className={styles.number}>{row.duration !== null && duration(row.duration)}</td>
      <td className={styles.number}>
        <TimeAgo iso={row.flowStart} />
      </td>
    </tr>
  );
}
