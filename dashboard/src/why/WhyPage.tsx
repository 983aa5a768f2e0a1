import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useRef } from 'react';
import { flowQuery, journeyQuery } from '../api/queries';
import type { Journey } from '../api/insight';
import { CopyButton } from '../design/CopyButton';
import { ErrorNotice } from '../design/Notice';
import { Skeleton } from '../design/Skeleton';
import { useKeys } from '../page/keys';
import { CrumbLine, PageTop } from '../page/PageTop';
import { WhyForm } from '../page/WhyForm';
import { elsewhereWords } from './elsewhere';
import { FATES } from './fates';
import { JourneyTable } from './JourneyTable';
import styles from './WhyPage.module.css';

const route = getRouteApi('/flows/$flowId/why/$candidateId');

/** One candidate of a flow: the verdict in a sentence, then its way through the steps. */
export function WhyPage() {
  const { flowId, candidateId } = route.useParams();
  const { data: flow } = useQuery(flowQuery(flowId));
  const { data: journey, error, refetch } = useQuery(journeyQuery(flowId, candidateId));
  const asking = useRef<HTMLInputElement>(null);
  useKeys({ w: () => asking.current?.focus() });
  return (
    <article className={styles.page}>
      <PageTop
        crumbs={
          <>
            <Link to="/flows">Flows</Link>
            <CrumbLine />
            <Link to="/flows/$flowId" params={{ flowId }}>
              {flow?.name ?? flowId}
            </Link>
          </>
        }
      >
        <WhyForm key={candidateId} flowId={flowId} ref={asking} />
        <CopyButton text={() => location.href} label="Copy link" />
      </PageTop>
      {journey === undefined ? (
        <>
          <h1 className={styles.question}>Why not {candidateId}?</h1>
          {error === null ? (
            <Skeleton rows={6} label="Following the candidate" />
          ) : (
            <ErrorNotice error={error} onRetry={() => void refetch()} />
          )}
        </>
      ) : (
        <Answer flowId={flowId} journey={journey} />
      )}
    </article>
  );
}

function Answer({ flowId, journey }: { flowId: string; journey: Journey }) {
  const { glyph, verdict, question } = FATES[journey.verdict];
  const elsewhere = journey.elsewhere === null ? undefined : elsewhereWords(journey.elsewhere);
  return (
    <>
      <title>{`${verdict}: ${journey.candidateId} · Flow Trail`}</title>
      <h1 className={styles.question}>
        {question} {journey.candidateId}?
      </h1>
      <div className={styles.answer} data-fate={journey.verdict}>
        <p className={styles.verdict}>
          <span aria-hidden="true">{glyph}</span> {verdict}
        </p>
        <p className={styles.sentence}>{journey.sentence}</p>
      </div>
      {journey.journey.length > 0 && <JourneyTable flowId={flowId} journey={journey} />}
      <p className={styles.quiet}>
        <Link to="/candidates/$candidateId" params={{ candidateId: journey.candidateId }}>
          What became of it in other flows
        </Link>
        {elsewhere !== undefined && `: ${elsewhere}`}
      </p>
    </>
  );
}
