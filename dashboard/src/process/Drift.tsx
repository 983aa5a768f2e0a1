import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { Drift as Report, DriftMetric } from '../api/processes';
import { processQuery } from '../api/queries';
import { count } from '../design/format';
import { Notice } from '../design/Notice';
import { Answered } from '../design/Answered';
import { DriftBins } from './DriftBins';
import { DriftChoice } from './DriftChoice';
import { sidesOf } from './sides';
import styles from './View.module.css';
import { significance, stepWords } from './words';

const route = getRouteApi('/processes/$name');

/** Whether the process changed between two periods, or differs between two values of an attribute. */
export function Drift() {
  const { name } = route.useParams();
  const { last, by, left, right } = route.useSearch();
  const subject = { last, by, left, right };
  const query = useQuery(processQuery<Report>(name, 'drift', subject, (now) => sidesOf(subject, now)));
  return (
    <div className={styles.view}>
      <DriftChoice key={`${by} ${left} ${right}`} />
      <Answered query={query} waiting="Comparing the two sides">
        {(report) => <Shown report={report} />}
      </Answered>
    </div>
  );
}

function Shown({ report: { left, right, metrics } }: { report: Report }) {
  return (
    <>
      <p className={styles.sentence}>
        A: {left.sentence} ({count(left.looked.runs)}). B: {right.sentence} ({count(right.looked.runs)}).
      </p>
      {metrics.length === 0 ? (
        <Notice title="There is nothing to compare">
          <p>One side has no runs. Choose another period, or an attribute with two values.</p>
        </Notice>
      ) : (
        <div className={styles.scroller}>
          <table className={styles.table}>
            <caption className="visually-hidden">What was compared, the strongest drift first</caption>
            <thead>
              <tr>
                <th scope="col">What</th>
                <th scope="col">Verdict</th>
                <th scope="col" className={styles.number}>
                  PSI
                </th>
                <th scope="col">Chi-square</th>
                <th scope="col">A above, B below</th>
              </tr>
            </thead>
            <tbody>
              {metrics.map((metric) => (
                <MetricRow key={`${metric.metric} ${metric.step} ${metric.version}`} metric={metric} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p className={styles.quiet}>
        The population stability index alone alarms too often on few runs and too seldom on many, so the
        verdict needs both it and the chi-square test, corrected for the number of comparisons.
      </p>
    </>
  );
}

const METRICS: Record<DriftMetric['metric'], string> = {
  status: 'status',
  reason: 'reason',
  in: 'candidates in',
  out: 'candidates out',
  drop: 'share dropped',
  duration_ms: 'duration',
  best_score: 'best score',
};

const VERDICTS: Record<DriftMetric['verdict'], string> = {
  drift: '! drift',
  slight: '~ slight',
  none: '= none',
  unknown: '? unknown',
};

function MetricRow({ metric }: { metric: DriftMetric }) {
  return (
    <tr>
      <th scope="row">
        {METRICS[metric.metric]}
        <span className={styles.small}>{stepWords(metric)}</span>
      </th>
      <td>
        <span className={metric.verdict === 'drift' ? styles.strong : undefined}>
          {VERDICTS[metric.verdict]}
        </span>
        <span className={styles.small}>{metric.sentence}</span>
      </td>
      <td className={styles.number}>{metric.psi !== null && metric.psi.toFixed(3)}</td>
      <td>{metric.correctedP !== null && significance(metric.correctedP)}</td>
      <td>
        <DriftBins metric={metric} />
      </td>
    </tr>
  );
}
