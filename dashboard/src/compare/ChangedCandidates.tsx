import { Link } from '@tanstack/react-router';
import type { CandidateDecision, ChangedCandidate, Comparison, StepComparison } from '../api/insight';
import { count } from '../design/format';
import styles from './ChangedCandidates.module.css';
import { CHANGES } from './verdicts';

interface ChangedCandidatesProps {
  comparison: Comparison;
  step: StepComparison;
}

/** In which candidates one step differs; each opens why, in either flow. */
export function ChangedCandidates({ comparison, step }: ChangedCandidatesProps) {
  const { candidates } = step;
  const name = (step.left ?? step.right)?.name;
  if (candidates === null || candidates.examples.length === 0) {
    return (
      <p className={styles.quiet}>
        {candidates === null
          ? `${name} has no candidates to compare.`
          : `${name} has the same candidates in both.`}
      </p>
    );
  }
  const { onlyLeft, onlyRight, verdictChanged, rankMoved, rbo, examples } = candidates;
  const all = onlyLeft + onlyRight + verdictChanged + rankMoved;
  return (
    <section className={styles.section}>
      <h2 className={styles.title}>
        {name}: {count(all)} {all === 1 ? 'candidate differs' : 'candidates differ'}
      </h2>
      {rbo !== null && (
        <p className={styles.quiet}>
          The rankings agree to {rbo.toFixed(3)} of 1 (rank-biased overlap: the top ten places have most of
          the weight).
        </p>
      )}
      <div className={styles.scroller}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Candidate</th>
              <th scope="col">Change</th>
              <th scope="col">A</th>
              <th scope="col">B</th>
            </tr>
          </thead>
          <tbody>
            {examples.map((changed) => (
              <ChangedRow key={changed.id} comparison={comparison} changed={changed} />
            ))}
          </tbody>
        </table>
      </div>
      {all > examples.length && (
        <p className={styles.quiet}>
          The first {count(examples.length)} of {count(all)}, changed verdicts first.
        </p>
      )}
    </section>
  );
}

function ChangedRow({ comparison, changed }: { comparison: Comparison; changed: ChangedCandidate }) {
  return (
    <tr>
      <th scope="row">{changed.id}</th>
      <td>{CHANGES[changed.change]}</td>
      <td>
        <Decision flowId={comparison.left.id} candidateId={changed.id} decision={changed.left} />
      </td>
      <td>
        <Decision flowId={comparison.right.id} candidateId={changed.id} decision={changed.right} />
      </td>
    </tr>
  );
}

interface DecisionProps {
  flowId: string;
  candidateId: string;
  decision: CandidateDecision | null;
}

function Decision({ flowId, candidateId, decision }: DecisionProps) {
  return (
    <Link to="/flows/$flowId/why/$candidateId" params={{ flowId, candidateId }}>
      {decision === null ? '– absent' : wordsOf(decision)}
    </Link>
  );
}

function wordsOf({ out, rank }: CandidateDecision): string {
  const verdict = out === null ? '• there' : out ? '✓ kept' : '✕ dropped';
  return rank === null ? verdict : `${verdict}, rank ${count(rank)}`;
}
