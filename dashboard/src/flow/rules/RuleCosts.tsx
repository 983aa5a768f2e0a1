import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { funnelQuery } from '../../api/queries';
import type { FunnelStage, RuleCost } from '../../api/insight';
import { Button } from '../../design/Button';
import { count } from '../../design/format';
import { ErrorNotice } from '../../design/Notice';
import { Skeleton } from '../../design/Skeleton';
import styles from './RulesPanel.module.css';
import { WhatIfPanel } from './WhatIfPanel';

interface StepOfFlow {
  flowId: string;
  stepId: string;
}

/** The rules of one step, the dearest first, and the reasons of those it dropped. */
export function RuleCosts({ flowId, stepId }: StepOfFlow) {
  const { data, error, refetch } = useQuery(funnelQuery(flowId));
  if (data === undefined) {
    return error === null ? (
      <Skeleton rows={3} label="Counting what each rule cost" />
    ) : (
      <ErrorNotice error={error} onRetry={() => void refetch()} />
    );
  }
  const stage = data.steps.find((each) => each.stepId === stepId);
  return (
    <div className={styles.content}>
      {stage === undefined || stage.unreadable ? (
        <p className={styles.quiet}>What this step recorded about its candidates cannot be read.</p>
      ) : (
        <Costs key={stepId} flowId={flowId} stage={stage} />
      )}
    </div>
  );
}

function Costs({ flowId, stage }: { flowId: string; stage: FunnelStage }) {
  const [tried, setTried] = useState<string>();
  return (
    <>
      {stage.rules.length === 0 ? (
        <p className={styles.quiet}>This step recorded no verdicts of rules.</p>
      ) : (
        <RuleTable rules={stage.rules} tried={tried} onTry={setTried} />
      )}
      <Honesty stage={stage} />
      {tried !== undefined && <WhatIfPanel key={tried} flowId={flowId} stepId={stage.stepId} rule={tried} />}
      <Reasons reasons={stage.reasons} />
    </>
  );
}

interface RuleTableProps {
  rules: readonly RuleCost[];
  tried: string | undefined;
  onTry: (rule: string) => void;
}

function RuleTable({ rules, tried, onTry }: RuleTableProps) {
  return (
    <div className={styles.scroller}>
      <table className={styles.table}>
        <caption className="visually-hidden">Rules, the dearest first</caption>
        <thead>
          <tr>
            <th scope="col">Rule</th>
            <th scope="col" className={styles.number}>
              Failed it
            </th>
            <th scope="col" className={styles.number}>
              Failed only it
            </th>
            <th scope="col" className={styles.number}>
              <span title="Shapley value: who failed several rules counts for each of them in equal parts">
                Fair share
              </span>
            </th>
            <th scope="col">Another threshold</th>
          </tr>
        </thead>
        <tbody>
          {rules.map(({ rule, gross, unique, shapley }) => (
            <tr key={rule} aria-current={rule === tried ? 'step' : undefined}>
              <th scope="row">{rule}</th>
              <td className={styles.number}>{count(gross)}</td>
              <td className={styles.number}>{count(unique)}</td>
              <td className={styles.number}>{count(Math.round(shapley * 10) / 10)}</td>
              <td>
                <Button onClick={() => onTry(rule)} aria-label={`What if ${rule} were different`}>
                  What if
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What the numbers cannot say. */
function Honesty({ stage }: { stage: FunnelStage }) {
  const notes = [
    stage.recorded < stage.in &&
      `Counted over the ${count(stage.recorded)} recorded of ${count(stage.in)} candidates.`,
    stage.rules.length > 0 &&
      !stage.allRulesAsked &&
      'Not every rule was asked of every candidate, so what each cost cannot be compared.',
    stage.droppedWithoutRule > 0 && `${count(stage.droppedWithoutRule)} were dropped and failed no rule.`,
    stage.corrected === true && 'Fields as a person corrected them for this process.',
    stage.inferred && 'Fields recognised by their names.',
  ].filter((note) => note !== false);
  return notes.length === 0 ? null : <p className={styles.quiet}>{notes.join(' ')}</p>;
}

const REASONS = 12;

function Reasons({ reasons }: { reasons: FunnelStage['reasons'] }) {
  if (reasons.length === 0) return null;
  return (
    <section>
      <h3 className={styles.title}>Reasons of the dropped</h3>
      <ul className={styles.reasons}>
        {reasons.slice(0, REASONS).map(({ reason, candidates }) => (
          <li key={reason}>
            {reason ?? 'all other reasons'} <span className={styles.quiet}>{count(candidates)}</span>
          </li>
        ))}
        {reasons.length > REASONS && (
          <li className={styles.quiet}>and {count(reasons.length - REASONS)} more reasons</li>
        )}
      </ul>
    </section>
  );
}
