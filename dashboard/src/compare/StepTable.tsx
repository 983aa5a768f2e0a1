import { getRouteApi, Link } from '@tanstack/react-router';
import type { ComparedStep, Comparison, StepComparison } from '../api/insight';
import { count, percent } from '../design/format';
import styles from './StepTable.module.css';
import { VERDICTS } from './verdicts';

const route = getRouteApi('/compare/$pair');

interface StepTableProps {
  comparison: Comparison;
  /** Place of the step whose candidates are shown. */
  shown: number;
}

/** All steps of both flows, or only those that differ. */
export function StepTable({ comparison, shown }: StepTableProps) {
  const { only } = route.useSearch();
  const places = comparison.steps
    .map((step, place) => ({ step, place }))
    .filter(({ step }) => only === undefined || step.verdict !== 'same');
  return (
    <section className={styles.section}>
      <div className={styles.head}>
        <h2 className={styles.title}>Steps</h2>
        <Link
          from="/compare/$pair"
          to="/compare/$pair"
          search={(search) => ({ ...search, only: only === undefined ? 'changed' : undefined })}
          replace
        >
          {only === undefined ? 'Show only what changed' : 'Show all steps'}
        </Link>
      </div>
      <div className={styles.scroller}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Step</th>
              <th scope="col">Verdict</th>
              <th scope="col">A</th>
              <th scope="col">B</th>
              <th scope="col">Only A</th>
              <th scope="col">Only B</th>
              <th scope="col">Verdict changed</th>
              <th scope="col">Rank moved</th>
              <th scope="col">Overlap</th>
            </tr>
          </thead>
          <tbody>
            {places.map(({ step, place }) => (
              <StepRow
                key={place}
                step={step}
                place={place}
                chosen={place === shown}
                first={place === comparison.firstDivergence?.index}
              />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

interface StepRowProps {
  step: StepComparison;
  place: number;
  chosen: boolean;
  first: boolean;
}

function StepRow({ step, place, chosen, first }: StepRowProps) {
  const { left, right, verdict, candidates } = step;
  const [glyph, words] = VERDICTS[verdict];
  return (
    <tr data-verdict={verdict} aria-current={chosen ? 'step' : undefined}>
      <th scope="row">
        <Link
          from="/compare/$pair"
          to="/compare/$pair"
          search={(search) => ({ ...search, step: String(place) })}
          resetScroll={false}
          replace
        >
          {(left ?? right)?.name}
        </Link>
        {first && <span className={styles.first}>first divergence</span>}
      </th>
      <td className={styles.verdict}>
        <span aria-hidden="true">{glyph}</span> {words}
      </td>
      <td className={styles.number}>{countsOf(left)}</td>
      <td className={styles.number}>{countsOf(right)}</td>
      <td className={styles.number}>{candidates && count(candidates.onlyLeft)}</td>
      <td className={styles.number}>{candidates && count(candidates.onlyRight)}</td>
      <td className={styles.number}>{candidates && count(candidates.verdictChanged)}</td>
      <td className={styles.number}>{candidates && count(candidates.rankMoved)}</td>
      <td className={styles.number}>
        {candidates && (
          <span title="Of those who went on in either flow, how many did in both">
            {percent(candidates.jaccard)}
            {candidates.partial && ' of a part'}
          </span>
        )}
      </td>
    </tr>
  );
}

function countsOf(step: ComparedStep | null): string {
  if (step === null || step.in === null) return '';
  return `${count(step.in)} → ${step.out === null ? '?' : count(step.out)}`;
}
