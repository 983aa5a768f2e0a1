import { Answered } from '../design/Answered';
import { Button } from '../design/Button';
import { Notice } from '../design/Notice';
import { IgnoredParameters } from '../page/IgnoredParameters';
import { PanelBoundary } from '../page/PanelBoundary';
import { Answer } from './Answer';
import { Choices } from './Choices';
import styles from './ExplorePage.module.css';
import { faultOf } from '../query/fault';
import { Help } from './Help';
import { QueryBox } from '../query/QueryBox';
import { Running } from './Running';
import { Saved } from './Saved';
import { readExploreSearch } from './search';
import { useAsking, useExplore } from './useExplore';
import { WatchThis } from '../watches/WatchThis';

/** Questions across all flows, in a language of their own. */
export function ExplorePage() {
  const { search, question, answer, cancel } = useExplore();
  const ask = useAsking();
  const fault = faultOf(answer.error);
  const asked = search.query ?? '';
  const submit = (query: string) => {
    if (query === asked && question !== undefined) void answer.refetch();
    else ask({ query: query === '' ? undefined : query, of: search.of ?? 'flows' });
  };
  return (
    <article className={styles.page}>
      <title>{asked === '' ? 'Explore · Flow Trail' : `${asked} · Flow Trail`}</title>
      <IgnoredParameters read={readExploreSearch} />
      <div className={styles.line}>
        <h1 className={styles.title}>Explore</h1>
        <Saved search={search} asking={question !== undefined} />
        {question !== undefined && <WatchThis query={asked} />}
      </div>
      <QueryBox asked={asked} fault={fault} onAsk={submit} />
      <Choices search={search} />
      {question === undefined ? (
        <Help />
      ) : (
        <>
          <details className={styles.details}>
            <summary>Examples and the language</summary>
            <Help />
          </details>
          {answer.isFetching && <Running key={JSON.stringify(question)} onCancel={cancel} />}
          {isTakenBack(answer) && (
            <Notice
              title="The question was taken back"
              action={<Button onClick={() => void answer.refetch()}>Ask again</Button>}
            />
          )}
          {fault === undefined && !isTakenBack(answer) && (
            <PanelBoundary subject={JSON.stringify(question)}>
              <Answered query={answer} waiting="Looking through all flows">
                {(found) => <Answer search={search} answer={found} />}
              </Answered>
            </PanelBoundary>
          )}
        </>
      )}
    </article>
  );
}

/** Neither an answer nor a fault, and none on its way. */
function isTakenBack({ isPending, fetchStatus }: { isPending: boolean; fetchStatus: string }): boolean {
  return isPending && fetchStatus === 'idle';
}
