import { Link } from '@tanstack/react-router';
import type { SightingRow } from '../api/explore';
import { count, named } from '../design/format';
import { TimeAgo } from '../design/Time';
import styles from './Rows.module.css';

/** The heads of what one step said of one candidate. */
export function SightingHeads() {
  return (
    <>
      <th scope="col">Flow</th>
      <th scope="col">Step</th>
      <th scope="col">Verdict</th>
      <th scope="col">Why</th>
      <th scope="col" className={styles.number}>
        Rank
      </th>
      <th scope="col" className={styles.number}>
        Score
      </th>
      <th scope="col" className={styles.number}>
        Flow began
      </th>
    </>
  );
}

export function SightingCells({ row, candidateId }: { row: SightingRow; candidateId: string }) {
  const { flowId, flowName, flowStart, step, kind, rank, score } = row;
  return (
    <>
      <td>
        <Link to="/flows/$flowId/why/$candidateId" params={{ flowId, candidateId }}>
          {named(flowName)}
        </Link>
      </td>
      <td>
        <Link to="/flows/$flowId" params={{ flowId }} search={{ step: row.stepId }}>
          {named(step)}
        </Link>
        <span className={styles.small}>{kind}</span>
      </td>
      <td className={styles.verdict} data-passed={row.passed}>
        {verdictWords(row.passed)}
      </td>
      <td className={styles.why}>
        {row.rule !== null && <strong>{row.rule}</strong>} {row.reason}
      </td>
      <td className={styles.number}>{rank !== null && count(rank)}</td>
      <td className={styles.number}>{score !== null && Number(score.toPrecision(6))}</td>
      <td className={styles.number}>
        <TimeAgo iso={flowStart} />
      </td>
    </>
  );
}

function verdictWords(passed: boolean | null): string {
  if (passed === null) return '• was there';
  return passed ? '✓ kept' : '✕ dropped';
}
