import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { CandidateHistory } from '../api/explore';
import { candidateQuery } from '../api/exploreQueries';
import controls from '../design/controls.module.css';
import { Answered } from '../design/Answered';
import { CopyButton } from '../design/CopyButton';
import { counted } from '../design/format';
import { Notice } from '../design/Notice';
import { CrumbLine, PageTop } from '../page/PageTop';
import { quoted } from '../query/quoted';
import styles from './ExplorePage.module.css';
import { History } from './History';
import { IndexLag } from './IndexLag';
import { NextPage } from './NextPage';

const route = getRouteApi('/candidates/$candidateId');

/** One candidate across all flows: where it appeared, and what became of it there. */
export function CandidatePage() {
  const { candidateId } = route.useParams();
  const { cursor } = route.useSearch();
  const query = useQuery(candidateQuery(candidateId, cursor));
  return (
    <article className={styles.page}>
      <title>{`${candidateId} · Flow Trail`}</title>
      <PageTop
        crumbs={
          <>
            <Link to="/explore">Explore</Link>
            <CrumbLine />
            Candidates
          </>
        }
      >
        <Link
          to="/explore"
          search={{ query: `candidate{id = ${quoted(candidateId)}}`, of: 'candidates', group: 'rule' }}
          className={controls.button}
        >
          Count by rule
        </Link>
        <CopyButton text={() => location.href} label="Copy link" />
      </PageTop>
      <h1 className={styles.title}>{candidateId}</h1>
      <Answered query={query} waiting="Looking for the candidate">
        {(history) => <Shown history={history} cursor={cursor} />}
      </Answered>
    </article>
  );
}

function Shown({ history, cursor }: { history: CandidateHistory; cursor: string | undefined }) {
  const { candidateId, flows, rows, index } = history;
  if (rows.length === 0) return <Unknown history={history} />;
  return (
    <>
      <p className={styles.sentence}>It appeared in {counted(flows, 'flow')}.</p>
      <p className={styles.quiet}>
        The newest first; <IndexLag index={index} />.
      </p>
      <History candidateId={candidateId} rows={rows} />
      <NextPage cursor={cursor} next={history.cursor} />
    </>
  );
}

function Unknown({ history: { index } }: { history: CandidateHistory }) {
  return (
    <Notice title="No flow has a candidate of this id">
      <p>
        Candidates are known by the field that has the role “id”; upper and lower case differ. A flow that
        arrived a moment ago may not be indexed yet (<IndexLag index={index} />
        ).
      </p>
    </Notice>
  );
}
