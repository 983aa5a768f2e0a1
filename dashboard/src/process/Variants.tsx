import type { Variant, Variants as Report } from '../api/processes';
import { count, counted, duration, percent } from '../design/format';
import { Answered } from '../design/Answered';
import { FlowLinks } from './FlowLinks';
import { NoRuns } from './NoRuns';
import { SpreadCell } from './SpreadCell';
import { TransitionMap } from './TransitionMap';
import { useProcess } from './useProcess';
import styles from './View.module.css';
import { lookedWords, spread } from './words';

/** The distinct ways that runs took through the steps, and how often each step followed another. */
export function Variants() {
  const query = useProcess<Report>('variants');
  return (
    <Answered query={query} waiting="Looking at the ways of the runs">
      {(report) => (report.looked.runs === 0 ? <NoRuns /> : <Shown report={report} />)}
    </Answered>
  );
}

function Shown({ report }: { report: Report }) {
  const { variants, found, looked } = report;
  return (
    <div className={styles.view}>
      <p className={styles.sentence}>
        {found === 1
          ? 'Every run took the same steps in the same order.'
          : `${counted(found, 'way')} through the steps; the most frequent took ${percent(variants[0]?.share ?? 0)} of the runs.`}
      </p>
      <TransitionMap transitions={report.transitions} />
      <div className={styles.scroller}>
        <table className={styles.table}>
          <caption className="visually-hidden">Variants, the most frequent first</caption>
          <thead>
            <tr>
              <th scope="col">Steps</th>
              <th scope="col" className={styles.number}>
                Runs
              </th>
              <th scope="col" className={styles.number}>
                Failed
              </th>
              <th scope="col" className={styles.number}>
                Duration
              </th>
              <th scope="col">Examples</th>
            </tr>
          </thead>
          <tbody>
            {variants.map((variant) => (
              <VariantRow key={variant.steps.join('\n')} variant={variant} />
            ))}
          </tbody>
        </table>
      </div>
      <p className={styles.quiet}>
        {found > variants.length && `The ${count(variants.length)} most frequent of ${count(found)}. `}
        {lookedWords(looked)}
      </p>
    </div>
  );
}

function VariantRow({ variant }: { variant: Variant }) {
  return (
    <tr>
      <th scope="row">{variant.steps.length === 0 ? 'no step' : variant.steps.join(' › ')}</th>
      <td className={styles.number}>
        {count(variant.runs)}
        <span className={styles.small}>{percent(variant.share)}</span>
      </td>
      <td className={styles.number}>
        {count(variant.failed)}
        <span className={styles.small}>{percent(variant.failedShare)}</span>
      </td>
      <SpreadCell spread={spread(variant.durationMs, duration)} />
      <td>
        <FlowLinks ids={variant.examples} what="run" />
      </td>
    </tr>
  );
}
