import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { flowQuery, observationComparisonQuery } from '../api/queries';
import type { Comparison, StepComparison } from '../api/insight';
import { Answered } from '../design/Answered';
import { Button } from '../design/Button';
import styles from './ChangedCandidates.module.css';
import { DifferenceTable } from './DifferenceTable';
import { type ObservationPair, pairsOf } from './pairs';

interface ComparedDataProps {
  comparison: Comparison;
  step: StepComparison;
}

/** The data of one step in both flows, field by field: one line for each observation that both have. */
export function ComparedData({ comparison, step: { left, right } }: ComparedDataProps) {
  const { data: leftFlow } = useQuery(flowQuery(comparison.left.id));
  const { data: rightFlow } = useQuery(flowQuery(comparison.right.id));
  const leftStep = leftFlow?.steps.find(({ id }) => id === left?.id);
  const rightStep = rightFlow?.steps.find(({ id }) => id === right?.id);
  if (leftStep === undefined || rightStep === undefined) return null;
  const pairs = pairsOf(leftStep.observations, rightStep.observations);
  return (
    <section className={styles.section}>
      <h2 className={styles.title}>Its data, field by field</h2>
      {pairs.map((pair) => (
        <PairLine key={pair.name} pair={pair} />
      ))}
    </section>
  );
}

function PairLine({ pair: { name, left, right } }: { pair: ObservationPair }) {
  const [opened, setOpened] = useState(false);
  if (left === undefined || right === undefined) {
    return (
      <p className={styles.pair}>
        <strong>{name}</strong> {left === undefined ? 'only in B' : 'only in A'}
      </p>
    );
  }
  if (left.hash === right.hash) {
    return (
      <p className={styles.pair}>
        <strong>{name}</strong> = same
      </p>
    );
  }
  return (
    <>
      <p className={styles.pair}>
        <strong>{name}</strong> ≠ differs{' '}
        <Button
          aria-expanded={opened}
          aria-label={`${opened ? 'Hide' : 'Show'} what differs in ${name}`}
          onClick={() => setOpened(!opened)}
        >
          {opened ? 'Hide' : 'Show what differs'}
        </Button>
      </p>
      {opened && <Differences left={left.id} right={right.id} />}
    </>
  );
}

function Differences({ left, right }: { left: string; right: string }) {
  const query = useQuery(observationComparisonQuery(left, right));
  return (
    <Answered query={query} waiting="Comparing field by field" rows={4}>
      {(comparison) => <DifferenceTable comparison={comparison} />}
    </Answered>
  );
}
