import { lazy, Suspense, useState } from 'react';
import type { Step } from '../../api/types';
import { Skeleton } from '../../design/Skeleton';
import styles from './RulesPanel.module.css';

const RuleCosts = lazy(async () => ({ default: (await import('./RuleCosts')).RuleCosts }));

/** What the step's rules cost and what another threshold would change; asked for once it is opened. */
export function RulesPanel({ flowId, step }: { flowId: string; step: Step }) {
  const [opened, setOpened] = useState(false);
  if (step.candidates === null) return null;
  return (
    <details className={styles.panel} onToggle={({ currentTarget }) => setOpened(currentTarget.open)}>
      <summary>Rules and reasons: what each cost, and what if</summary>
      {opened && (
        <Suspense fallback={<Skeleton rows={3} label="Counting what each rule cost" />}>
          <RuleCosts flowId={flowId} stepId={step.id} />
        </Suspense>
      )}
    </details>
  );
}
