import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { comparisonQuery } from '../api/queries';
import type { ComparedFlow, Comparison } from '../api/insight';
import { CopyButton } from '../design/CopyButton';
import { ErrorNotice } from '../design/Notice';
import { Skeleton } from '../design/Skeleton';
import { StatusGlyph } from '../design/Status';
import { IgnoredParameters } from '../page/IgnoredParameters';
import { ChangedCandidates } from './ChangedCandidates';
import { ComparedData } from './ComparedData';
import { ChooseOther } from './ChooseOther';
import styles from './ComparePage.module.css';
import { pairOf, readCompareSearch } from './search';
import { StepTable } from './StepTable';

const route = getRouteApi('/compare/$pair');

/** Two flows, step beside step: where they part first, and in which candidates. */
export function ComparePage() {
  const { left, right } = pairOf(route.useParams().pair);
  return (
    <article className={styles.page}>
      <title>Compare · Flow Trail</title>
      <IgnoredParameters read={readCompareSearch} />
      {right === '' ? <ChooseOther left={left} /> : <Compared left={left} right={right} />}
    </article>
  );
}

function Compared({ left, right }: { left: string; right: string }) {
  const { data, error, refetch } = useQuery(comparisonQuery(left, right));
  if (data !== undefined) return <Answer comparison={data} />;
  return (
    <>
      <h1 className={styles.title}>Compare</h1>
      {error === null ? (
        <Skeleton rows={6} label="Comparing the flows" />
      ) : (
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      )}
    </>
  );
}

function Answer({ comparison }: { comparison: Comparison }) {
  const { step } = route.useSearch();
  const index = Number(step ?? comparison.firstDivergence?.index ?? -1);
  const shown = comparison.steps[index];
  return (
    <>
      <div className={styles.top}>
        <h1 className={styles.title}>{comparison.sentence}</h1>
        <CopyButton text={() => location.href} label="Copy link" />
      </div>
      <div className={styles.sides}>
        <Side letter="A" flow={comparison.left} />
        <Side letter="B" flow={comparison.right} />
        <Link to="/compare/$pair" params={{ pair: `${comparison.right.id}...${comparison.left.id}` }}>
          Swap
        </Link>
      </div>
      <StepTable comparison={comparison} shown={index} />
      {shown !== undefined && (
        <>
          <ChangedCandidates comparison={comparison} step={shown} />
          <ComparedData key={index} comparison={comparison} step={shown} />
        </>
      )}
    </>
  );
}

function Side({ letter, flow }: { letter: string; flow: ComparedFlow }) {
  return (
    <p className={styles.side}>
      <strong>{letter}</strong> <StatusGlyph status={flow.status} />{' '}
      <Link to="/flows/$flowId" params={{ flowId: flow.id }}>
        {flow.name}
        {flow.key !== null && ` · ${flow.key}`}
      </Link>
      {flow.reason !== null && <span className={styles.quiet}>{flow.reason}</span>}
    </p>
  );
}
