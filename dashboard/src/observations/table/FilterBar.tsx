import type { Ref } from 'react';
import { useMemo } from 'react';
import { count } from '../../design/format';
import { FilterChips } from '../filter/FilterChips';
import { FilterInput } from '../filter/FilterInput';
import type { Facet } from '../query/facets';
import type { ParsedFilters } from '../tokens/tokens';
import type { Answered } from '../state/useAnswer';
import type { ColumnInfo, ObservationSource, Question } from '../worker/methods';
import { ColumnMenu } from './ColumnMenu';
import { ExportMenu } from './ExportMenu';
import type { SearchActions } from './searchActions';
import styles from './Table.module.css';
import type { Columns } from './useColumns';

interface FilterBarProps {
  ref: Ref<HTMLInputElement>;
  source: ObservationSource;
  name: string;
  typed: string;
  filters: ParsedFilters;
  question: Question;
  actions: SearchActions;
  known: readonly Pick<ColumnInfo, 'path' | 'type'>[];
  columns: Columns;
  answered: Answered | undefined;
  facets: readonly Facet[];
}

/** What is asked, how many answer, and what to do with them. */
export function FilterBar(props: FilterBarProps) {
  const { ref, source, name, typed, filters, question, actions, known, columns, answered, facets } = props;
  const result = answered?.result;
  // The verdict and the rules are columns too, though not among the chosen paths.
  const exported = useMemo(() => columns.shown.map(({ path }) => path), [columns.shown]);
  return (
    <>
      <div className={styles.tools}>
        <FilterInput
          ref={ref}
          typed={typed}
          known={{ columns: known, facets }}
          onType={actions.type}
          onCommit={actions.commit}
          onErase={actions.removeLast}
        />
        <span role="status" aria-busy={answered?.question !== question} className={styles.counts}>
          {result !== undefined && `${count(result.matched)} of ${count(result.total)}`}
        </span>
        <ColumnMenu
          known={known.map(({ path }) => path)}
          shown={columns.paths}
          pinned={columns.pinned}
          onShow={actions.showColumns}
          onPin={actions.pinColumns}
          onReset={actions.resetColumns}
        />
        <ExportMenu
          source={source}
          question={question}
          paths={exported}
          matched={result?.matched ?? 0}
          name={name}
        />
      </div>
      <FilterChips
        predicates={filters.predicates}
        unknown={filters.unknown}
        problems={result?.problems ?? []}
        onEdit={actions.edit}
        onRemove={actions.remove}
        onRemoveUnknown={actions.removeUnknown}
      />
    </>
  );
}
