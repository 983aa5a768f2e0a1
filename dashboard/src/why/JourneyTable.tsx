import { Link } from '@tanstack/react-router';
import type { Journey, JourneyStop, RuleVerdict } from '../api/insight';
import { count } from '../design/format';
import styles from './JourneyTable.module.css';
import { STOP_WORDS, type StopVerdict, verdictAt } from './stops';

/** The steps that recorded their candidates, in order, with what each did to this one. */
export function JourneyTable({ flowId, journey }: { flowId: string; journey: Journey }) {
  return (
    <div className={styles.scroller}>
      <table className={styles.table}>
        <caption className={styles.caption}>Its way through the steps</caption>
        <thead>
          <tr>
            <th scope="col">Step</th>
            <th scope="col">Verdict</th>
            <th scope="col">Why</th>
            <th scope="col">Rank</th>
            <th scope="col">Score</th>
            <th scope="col">Candidates</th>
          </tr>
        </thead>
        <tbody>
          {journey.journey.map((stop) => (
            <StopRow
              key={stop.stepId}
              flowId={flowId}
              stop={stop}
              verdict={verdictAt(stop, journey)}
              decided={stop.stepId === journey.decidedAt?.id}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface StopRowProps {
  flowId: string;
  stop: JourneyStop;
  verdict: StopVerdict;
  /** Whether this is where the candidate's fate was decided. */
  decided: boolean;
}

function StopRow({ flowId, stop, verdict, decided }: StopRowProps) {
  const [glyph, words] = STOP_WORDS[verdict];
  return (
    <tr data-verdict={verdict} aria-current={decided ? 'step' : undefined}>
      <th scope="row">
        <Link to="/flows/$flowId" params={{ flowId }} search={{ step: stop.stepId }}>
          {stop.step}
          {stop.version > 1 && ` @${stop.version}`}
        </Link>
        {stop.kind !== null && <span className={styles.quiet}>{stop.kind}</span>}
      </th>
      <td className={styles.verdict}>
        <span aria-hidden="true">{glyph}</span> {words}
      </td>
      <td className={styles.why}>
        <Why stop={stop} />
      </td>
      <td className={styles.number}>{stop.rank ?? ''}</td>
      <td className={styles.number}>{stop.score === null ? '' : short(stop.score)}</td>
      <td className={styles.number}>{stop.unreadable ? '' : <Candidates stop={stop} />}</td>
    </tr>
  );
}

function Why({ stop }: { stop: JourneyStop }) {
  const failed = stop.rules.filter(({ passed }) => passed === false);
  const passed = stop.rules.filter((rule) => rule.passed === true).length;
  return (
    <>
      {failed.length === 0 && stop.reason !== null && <p>{stop.reason}</p>}
      {failed.map((rule) => (
        <FailedRule key={rule.name} rule={rule} />
      ))}
      {stop.rules.length > 0 && (
        <p className={styles.quiet}>
          {passed} of {stop.rules.length} rules passed
        </p>
      )}
      {stop.unreadable && <p>The stored data is missing or damaged.</p>}
      {stop.inferred && <p className={styles.quiet}>Fields recognised by their names</p>}
    </>
  );
}

function FailedRule({ rule }: { rule: RuleVerdict }) {
  return (
    <p>
      <strong>{rule.name}</strong> {rule.measure !== null && <code>{rule.measure}</code>}
      {rule.missedBy !== null && ` misses by ${rule.missedBy}`}
      {rule.detail !== null && ` (${rule.detail})`}
    </p>
  );
}

function Candidates({ stop: { candidates } }: { stop: JourneyStop }) {
  return (
    <>
      {count(candidates.in)} → {candidates.out === null ? '?' : count(candidates.out)}
      {candidates.recorded < candidates.in && (
        <span className={styles.quiet}>{count(candidates.recorded)} recorded</span>
      )}
    </>
  );
}

function short(score: number): string {
  return String(Number(score.toPrecision(6)));
}
