import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { whatIfQuery } from '../../api/queries';
import type { DecisiveValue, WhatIf } from '../../api/insight';
import { Answered } from '../../design/Answered';
import { count } from '../../design/format';
import styles from './RulesPanel.module.css';
import { ThresholdInput } from './ThresholdInput';
import { canBeTried, effectOf, type Threshold } from './whatIf';

interface WhatIfPanelProps {
  flowId: string;
  stepId: string;
  rule: string;
}

/** Another threshold for one rule, and who would pass then: counted here, at once, as it is moved. */
export function WhatIfPanel({ flowId, stepId, rule }: WhatIfPanelProps) {
  const query = useQuery(whatIfQuery(flowId, stepId, rule));
  return (
    <Answered query={query} waiting="Looking who the rule alone decides about" rows={2}>
      {(whatIf) => <Trial flowId={flowId} whatIf={whatIf} />}
    </Answered>
  );
}

function Trial({ flowId, whatIf }: { flowId: string; whatIf: WhatIf }) {
  const { rule, operator, threshold, values, sentence } = whatIf;
  const [tried, setTried] = useState<Threshold | null>(threshold);
  return (
    <section className={styles.trial} aria-label={`What if ${rule} were different`}>
      <h3 className={styles.title}>What if {rule} were different?</h3>
      {tried === null || !canBeTried(operator) || values.length === 0 ? (
        <p>{untriable(whatIf)}</p>
      ) : (
        <>
          <ThresholdInput operator={operator} threshold={tried} values={values} onChange={setTried} />
          <Outcome flowId={flowId} whatIf={whatIf} operator={operator} threshold={tried} />
        </>
      )}
      <p className={styles.quiet}>{sentence}</p>
    </section>
  );
}

function untriable({ operator, threshold, values }: WhatIf): string {
  if (threshold === null) return 'It was not asked with one threshold for all candidates.';
  if (!canBeTried(operator)) return 'Its comparison cannot be tried with another threshold.';
  return values.length === 0
    ? 'No candidate’s fate depends on this rule alone: another threshold changes nobody in this step.'
    : '';
}

interface OutcomeProps {
  flowId: string;
  whatIf: WhatIf;
  operator: string;
  threshold: Threshold;
}

function Outcome({ flowId, whatIf: { values, candidates, answer }, operator, threshold }: OutcomeProps) {
  const { passing, more, fewer } = effectOf(values, operator, threshold);
  const bound = answer === 'at_most' ? 'at most ' : '';
  return (
    <>
      <p className={styles.effect} role="status">
        <strong>
          {bound}
          {count(passing)}
        </strong>{' '}
        would pass this step instead of {count(candidates.passing)}: {bound}
        {count(more.length)} more, {count(fewer.length)} fewer.
      </p>
      <Ids flowId={flowId} words="More" values={more} />
      <Ids flowId={flowId} words="Fewer" values={fewer} />
    </>
  );
}

const SHOWN = 20;

function Ids({ flowId, words, values }: { flowId: string; words: string; values: readonly DecisiveValue[] }) {
  if (values.length === 0) return null;
  return (
    <p className={styles.ids}>
      {words}:
      {values.slice(0, SHOWN).map(({ id, actual }) => (
        <Link
          key={id}
          to="/flows/$flowId/why/$candidateId"
          params={{ flowId, candidateId: id }}
          title={`recorded ${actual}`}
        >
          {id}
        </Link>
      ))}
      {values.length > SHOWN && <span>and {count(values.length - SHOWN)} others</span>}
    </p>
  );
}
