import { getRouteApi, Link } from '@tanstack/react-router';
import type { Looked, Outlier, ProcessOverview, ProcessStep } from '../api/processes';
import { count, counted, duration, percent } from '../design/format';
import { strong, type Sentence, Weighted } from '../design/Sentence';
import { StatusGlyph } from '../design/Status';
import { TimeAgo } from '../design/Time';
import { rangeStart } from '../page/range';
import { VolumeChart } from '../volume/VolumeChart';
import { Answered } from '../design/Answered';
import { DropBar } from './DropBar';
import { NoRuns } from './NoRuns';
import { SpreadCell } from './SpreadCell';
import { useProcess } from './useProcess';
import styles from './View.module.css';
import { lookedWords, spread, stepWords } from './words';

const route = getRouteApi('/processes/$name');
const BUCKETS = 48;
const SHORTEST_MILLIS = 60_000;

/** The usual run: how often, how long, who is left after each step; and the runs that are not usual. */
export function Overview() {
  const query = useProcess<ProcessOverview>('');
  return (
    <Answered query={query} waiting="Looking at the runs">
      {(overview) => (overview.looked.runs === 0 ? <NoRuns /> : <Shown overview={overview} />)}
    </Answered>
  );
}

function Shown({ overview }: { overview: ProcessOverview }) {
  const { name } = route.useParams();
  const { last } = route.useSearch();
  return (
    <div className={styles.view}>
      <p className={styles.sentence}>
        <Weighted sentence={usually(overview)} />
      </p>
      <VolumeChart
        subject={{ name, last, looked: overview.looked }}
        queryAt={(now) => ({
          name,
          ...(last === undefined ? stretchOf(overview.looked) : { from: rangeStart(last, now) }),
          buckets: BUCKETS,
        })}
      />
      <Steps overview={overview} />
      <Outliers outliers={overview.outliers} />
    </div>
  );
}

/** From the oldest run to the newest, both included. */
function stretchOf({ from, to }: Looked) {
  if (from === null || to === null) return {};
  const end = Math.max(Date.parse(to) + 1, Date.parse(from) + SHORTEST_MILLIS);
  return { from, to: new Date(end).toISOString() };
}

function usually({ looked, statuses, durationMs }: ProcessOverview): Sentence {
  const failed = statuses.failed ?? 0;
  return [
    strong(counted(looked.runs, 'run')),
    looked.all ? ': ' : ', the newest: ',
    failed === 0 ? 'none failed' : `${count(failed)} failed (${percent(failed / looked.runs)})`,
    durationMs === null ? '.' : `; half took no longer than ${duration(durationMs.p50)}.`,
  ];
}

function Steps({ overview: { steps, looked } }: { overview: ProcessOverview }) {
  return (
    <section className={styles.section}>
      <h2 className={styles.title}>The usual funnel</h2>
      <div className={styles.scroller}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Step</th>
              <th scope="col">Runs</th>
              <th scope="col" className={styles.number}>
                In
              </th>
              <th scope="col" className={styles.number}>
                Out
              </th>
              <th scope="col">Dropped</th>
              <th scope="col" className={styles.number}>
                Duration
              </th>
            </tr>
          </thead>
          <tbody>
            {steps.map((step) => (
              <StepRow key={`${step.step} ${step.version}`} step={step} />
            ))}
          </tbody>
        </table>
      </div>
      <p className={styles.quiet}>
        Medians over runs; below them what eight of ten runs lie between. {lookedWords(looked)}
      </p>
    </section>
  );
}

function StepRow({ step }: { step: ProcessStep }) {
  return (
    <tr>
      <th scope="row">
        {stepWords(step)}
        {step.kind !== null && <span className={styles.small}>{step.kind}</span>}
      </th>
      <td>
        {count(step.runs)}
        {step.share < 1 && <span className={styles.small}>{percent(step.share)} of all</span>}
        {step.failed > 0 && <span className={styles.failed}>✕ {count(step.failed)} failed</span>}
      </td>
      <SpreadCell spread={spread(step.in)} />
      <SpreadCell spread={spread(step.out)} />
      <td>
        <DropBar drop={step.drop} />
      </td>
      <SpreadCell spread={spread(step.durationMs, duration)} />
    </tr>
  );
}

function Outliers({ outliers }: { outliers: ProcessOverview['outliers'] }) {
  return (
    <section className={styles.section}>
      <h2 className={styles.title}>Runs that are not as usual</h2>
      {outliers.unknown !== null && <p className={styles.quiet}>{outliers.unknown}</p>}
      {outliers.unknown === null && outliers.found === 0 && (
        <p className={styles.quiet}>
          None: every run dropped as the others do, with the same steps and reasons.
        </p>
      )}
      {outliers.runs.length > 0 && (
        <div className={styles.scroller}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">Run</th>
                <th scope="col">Why</th>
                <th scope="col">Started</th>
              </tr>
            </thead>
            <tbody>
              {outliers.runs.map((run) => (
                <OutlierRow key={run.flowId} run={run} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {outliers.found > outliers.runs.length && (
        <p className={styles.quiet}>
          The newest {count(outliers.runs.length)} of {count(outliers.found)}.
        </p>
      )}
    </section>
  );
}

function OutlierRow({ run }: { run: Outlier }) {
  return (
    <tr>
      <th scope="row">
        <StatusGlyph status={run.status} />{' '}
        <Link to="/flows/$flowId" params={{ flowId: run.flowId }}>
          {run.key ?? run.flowId}
        </Link>
      </th>
      <td>
        {run.why.map(({ sentence }) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </td>
      <td>
        <TimeAgo iso={run.createdAt} />
      </td>
    </tr>
  );
}
