import { useCallback, useState } from 'react';
import { RowDetailPanel } from '../detail/RowDetailPanel';
import { FacetPanel } from '../facets/FacetPanel';
import { CandidateGrid } from '../grid/CandidateGrid';
import type { ChangeSearch } from '../search';
import type { Answered } from '../state/useAnswer';
import { formatSort, nextSort } from '../tokens/sort';
import type { ObservationSource } from '../worker/methods';
import { NoMatch } from './NoMatch';
import styles from './Table.module.css';
import type { Columns } from './useColumns';
import type { Filters } from './useFilters';
import { usePlaceOf } from './usePlaceOf';

interface ResultsProps {
  source: ObservationSource;
  name: string;
  filters: Filters;
  answered: Answered;
  columns: Columns;
  openRow: number | undefined;
  onSearchChange: ChangeSearch;
}

/** Facets, the grid, and one candidate in detail. */
export function Results(props: ResultsProps) {
  const { source, name, filters, answered, columns, openRow, onSearchChange } = props;
  const { result, question } = answered;
  const { sort } = filters.question;
  const [roomy] = useState(() => matchMedia('(min-width: 60rem)').matches);
  const revealPlace = usePlaceOf(source, question, openRow);
  const open = useCallback((row: number) => onSearchChange({ row: String(row) }, 'push'), [onSearchChange]);
  return (
    <div className={styles.panes} data-detail={openRow !== undefined}>
      <details className={styles.facets} open={roomy}>
        <summary className={styles.summary}>Facets</summary>
        <FacetPanel
          facets={result.facets}
          roles={source.roles}
          predicates={filters.predicates}
          onToggle={filters.toggle}
          onRange={filters.setRange}
        />
      </details>
      {result.matched === 0 && result.total > 0 ? (
        <NoMatch
          predicates={question.predicates}
          text={question.text}
          regained={result.regained}
          onRemove={filters.remove}
          onClearText={() => filters.type('')}
          onClearAll={filters.clear}
        />
      ) : (
        <CandidateGrid
          source={source}
          answered={answered}
          columns={columns.shown}
          label={`Candidates of ${name}`}
          sort={sort}
          openRow={openRow}
          revealPlace={revealPlace}
          onSort={(path) => onSearchChange({ sort: formatSort(nextSort(sort, path)) || undefined }, 'push')}
          onResize={columns.resize}
          onOpen={open}
        />
      )}
      {openRow !== undefined && (
        <RowDetailPanel
          source={source}
          row={openRow}
          onClose={() => onSearchChange({ row: undefined }, 'push')}
        />
      )}
    </div>
  );
}
