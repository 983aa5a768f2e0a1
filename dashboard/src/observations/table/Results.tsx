import { memo, useState } from 'react';
import { RowDetailPanel } from '../detail/RowDetailPanel';
import { FacetPanel } from '../facets/FacetPanel';
import { CandidateGrid } from '../grid/CandidateGrid';
import type { PlacedColumn } from '../grid/columns';
import type { Answered } from '../state/useAnswer';
import type { Predicate } from '../tokens/predicate';
import type { Sort } from '../tokens/sort';
import type { ObservationSource } from '../worker/methods';
import { Skeleton } from '../../design/Skeleton';
import type { Facet } from '../query/facets';
import { NoMatch } from './NoMatch';
import type { SearchActions } from './searchActions';
import styles from './Table.module.css';
import { usePlaceOf } from './usePlaceOf';

interface ResultsProps {
  source: ObservationSource;
  name: string;
  predicates: readonly Predicate[];
  sort: Sort | null;
  answered: Answered;
  /** Undefined until they have been counted for the first time. */
  facets: readonly Facet[] | undefined;
  columns: readonly PlacedColumn[];
  openRow: number | undefined;
  actions: SearchActions;
  onResize(path: string, width: number): void;
}

/** Facets, the grid, and one candidate in detail. Drawn once per answer, not once per key. */
export const Results = memo(function AnsweredResults(props: ResultsProps) {
  const { source, name, predicates, sort, answered, facets, columns, openRow, actions, onResize } = props;
  const { result, question } = answered;
  const [roomy] = useState(() => matchMedia('(min-width: 60rem)').matches);
  const revealPlace = usePlaceOf(source, question, openRow);
  return (
    <div className={styles.panes} data-detail={openRow !== undefined}>
      <details className={styles.facets} open={roomy}>
        <summary className={styles.summary}>Facets</summary>
        {facets === undefined ? (
          <Skeleton rows={10} label="Counting values" />
        ) : (
          <FacetPanel
            facets={facets}
            roles={source.roles}
            predicates={predicates}
            onToggle={actions.toggle}
            onRange={actions.setRange}
          />
        )}
      </details>
      {result.matched === 0 && result.total > 0 ? (
        <NoMatch question={question} regained={result.regained} actions={actions} />
      ) : (
        <CandidateGrid
          source={source}
          answered={answered}
          columns={columns}
          label={`Candidates of ${name}`}
          sort={sort}
          openRow={openRow}
          revealPlace={revealPlace}
          onSort={actions.sortBy}
          onResize={onResize}
          onOpen={openRow === undefined ? actions.openRow : actions.followRow}
        />
      )}
      {openRow !== undefined && <RowDetailPanel source={source} row={openRow} onClose={actions.closeRow} />}
    </div>
  );
});
