import type { ExploreList, ExploreTable } from '../api/explore';
import { Notice } from '../design/Notice';
import { counted } from '../design/format';
import { Exports } from './Exports';
import { IndexLag } from './IndexLag';
import { isTable, ListRows } from './ListRows';
import { NextPage } from './NextPage';
import styles from './ExplorePage.module.css';
import { type ExploreSearch, groupsOf } from './search';
import { TableView } from './TableView';
import { SUBJECT_WORDS } from './words';

interface AnswerProps {
  search: ExploreSearch;
  answer: ExploreList | ExploreTable;
}

/** What came back: rows, or a table with its chart, and how it was found. */
export function Answer({ search, answer }: AnswerProps) {
  if (answer.rows.length === 0) return <Nothing search={search} answer={answer} />;
  return (
    <section className={styles.answer} aria-label="Answer">
      <div className={styles.line}>
        <p className={styles.quiet} role="status">
          {found(answer, search)} in {Math.max(1, Math.round(answer.tookMillis))} ms
          {answer.index !== null && ', '}
          <IndexLag index={answer.index} />
        </p>
        <Exports search={search} />
      </div>
      {isTable(answer) ? (
        <TableView table={answer} groups={groupsOf(search)} of={answer.of} />
      ) : (
        <>
          <ListRows list={answer} />
          <NextPage cursor={search.cursor} next={answer.cursor} />
        </>
      )}
    </section>
  );
}

function Nothing({ search, answer }: AnswerProps) {
  return (
    <Notice title={`No ${SUBJECT_WORDS[answer.of][0]} matches`}>
      {search.query !== undefined && (
        <p>
          Nothing answers to <code>{search.query}</code>. Take a condition away, or look at a longer time.
        </p>
      )}
      {answer.index !== null && (
        <p>
          <IndexLag index={answer.index} />
        </p>
      )}
    </Notice>
  );
}

function found(answer: ExploreList | ExploreTable, { cursor }: ExploreSearch): string {
  const { length } = answer.rows;
  if (isTable(answer)) return `${answer.truncated ? 'The first ' : ''}${counted(length, 'group')}`;
  const rows = counted(length, ...SUBJECT_WORDS[answer.of]);
  if (cursor !== undefined) return `${rows} further on`;
  return answer.cursor === null ? rows : `The first ${rows}`;
}
