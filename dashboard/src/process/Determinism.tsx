import { Link } from '@tanstack/react-router';
import type { Determinism as Report, ExamplePair, StepDeterminism } from '../api/processes';
import { count, percent } from '../design/format';
import { Answered } from '../design/Answered';
import { NoRuns } from './NoRuns';
import { useProcess } from './useProcess';
import styles from './View.module.css';
import { lookedWords, stepWords } from './words';

/** Whether the same input gives the same output, step by step, and where chance comes in first. */
export function Determinism() {
  const query = useProcess<Report>('determinism');
  return (
    <Answered query={query} waiting="Comparing runs with equal input">
      {(report) => (report.looked.runs === 0 ? <NoRuns /> : <Shown report={report} />)}
    </Answered>
  );
}

function Shown({ report }: { report: Report }) {
  return (
    <div className={styles.view}>
      <p className={styles.sentence}>{report.sentence}</p>
      {report.firstRandomStep !== null && <Pair pair={report.firstRandomStep.example} primary />}
      <div className={styles.scroller}>
        <table className={styles.table}>
          <caption className="visually-hidden">Steps and whether they vary</caption>
          <thead>
            <tr>
              <th scope="col">Step</th>
              <th scope="col">Verdict</th>
              <th scope="col" className={styles.number}>
                Groups with repeats
              </th>
              <th scope="col" className={styles.number}>
                Differing
              </th>
              <th scope="col" className={styles.number}>
                Outputs per group
              </th>
              <th scope="col" className={styles.number}>
                Same candidates
              </th>
              <th scope="col">Example</th>
            </tr>
          </thead>
          <tbody>
            {report.steps.map((step) => (
              <StepRow
                key={`${step.step} ${step.version}`}
                step={step}
                first={isFirst(step, report.firstRandomStep)}
              />
            ))}
          </tbody>
        </table>
      </div>
      <p className={styles.quiet}>
        A group is all runs in which the step had equal input and equal configuration.{' '}
        {lookedWords(report.looked)}
      </p>
    </div>
  );
}

function isFirst(step: StepDeterminism, first: Report['firstRandomStep']): boolean {
  return first !== null && step.step === first.step && step.version === first.version;
}

function StepRow({ step, first }: { step: StepDeterminism; first: boolean }) {
  return (
    <tr aria-current={first ? 'step' : undefined}>
      <th scope="row">
        {stepWords(step)}
        {step.kind !== null && <span className={styles.small}>{step.kind}</span>}
        {first && <span className={styles.small}>randomness enters here</span>}
      </th>
      <td>
        <span className={step.verdict === 'varies' ? styles.strong : undefined}>{verdictWords(step)}</span>
        <span className={styles.small}>{step.sentence}</span>
      </td>
      <td className={styles.number}>{count(step.groups)}</td>
      <td className={styles.number}>{count(step.differingGroups)}</td>
      <td className={styles.number}>
        {step.distinctOutputs !== null && (
          <>
            {short(step.distinctOutputs.mean)}
            <span className={styles.small}>at most {count(step.distinctOutputs.max)}</span>
          </>
        )}
      </td>
      <td className={styles.number}>{step.setStability !== null && percent(step.setStability.jaccard)}</td>
      <td>{step.example !== null && <Pair pair={step.example} />}</td>
    </tr>
  );
}

function verdictWords({ verdict, flipRate }: StepDeterminism): string {
  switch (verdict) {
    case 'deterministic':
      return '= deterministic';
    case 'varies':
      return flipRate === null ? '! varies' : `! varies ${percent(flipRate)}`;
    case 'unknown':
      return '? unknown';
  }
}

function Pair({ pair: { left, right }, primary = false }: { pair: ExamplePair; primary?: boolean }) {
  return (
    <Link to="/compare/$pair" params={{ pair: `${left}...${right}` }}>
      {primary ? 'Compare two runs that part there' : 'example pair'}
    </Link>
  );
}

function short(value: number): string {
  return String(Number(value.toPrecision(3)));
}
