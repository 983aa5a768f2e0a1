import { Link } from '@tanstack/react-router';
import type { FlowListItem } from '../api/types';
import { Light } from '../design/Light';
import { named } from '../design/format';
import styles from './FirstFlow.module.css';

/** The answer to those who watched the empty page: it works. */
export function FirstArrival({ flow }: { flow: FlowListItem }) {
  return (
    <p className={styles.arrival} role="status">
      <Light state="on" /> The first flow arrived:
      <Link to="/flows/$flowId" params={{ flowId: flow.id }}>
        {named(flow.name)}
      </Link>
    </p>
  );
}
