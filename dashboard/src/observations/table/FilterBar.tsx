import type { Ref } from 'react';
import { count } from '../../design/format';
import { FilterChips } from '../filter/FilterChips';
import { FilterInput } from '../filter/FilterInput';
import type { ChangeSearch } from '../search';
import { formatColumns } from '../tokens/columns';
import type { ColumnInfo, ObservationSource, QueryResult } from '../worker/methods';
import { ColumnMenu } from './ColumnMenu';
import { ExportMenu } from './ExportMenu';
import styles from './Table.module.css';
import type { Filters } from './useFilters';

interface FilterBarProps {
  ref: Ref<HTMLInputElement>;
  source: ObservationSource;
  name: string;
  filters: Filters;
  known: readonly Pick<ColumnInfo, 'path' | 'type'>[];
  paths: string[];
  result: QueryResult | undefined;
  onSearchChange: ChangeSearch;
}

/** What is asked, how many answer, and what to do with them. */
export function FilterBar(props: FilterBarProps) {
  const { ref, source, name, filters, known, paths, result, onSearchChange } = props;
  return (
    <>
      <div className={styles.tools}>
        <FilterInput
          ref={ref}
          typed={filters.typed}
          known={{ columns: known, facets: result?.facets ?? [] }}
          onType={filters.type}
          onCommit={filters.commit}
          onErase={filters.removeLast}
        />
        <span role="status" className={styles.counts}>
          {result !== undefined && `${count(result.matched)} of ${count(result.total)}`}
        </span>
        <ColumnMenu
          known={known.map(({ path }) => path)}
          shown={paths}
          onShow={(chosen) => onSearchChange({ cols: formatColumns(chosen) }, 'push')}
          onReset={() => onSearchChange({ cols: undefined }, 'push')}
        />
        <ExportMenu
          source={source}
          question={filters.question}
          paths={paths}
          matched={result?.matched ?? 0}
          name={name}
        />
      </div>
      <FilterChips
        predicates={filters.predicates}
        unknown={filters.unknown}
        problems={result?.problems ?? []}
        onEdit={filters.edit}
        onRemove={filters.remove}
        onRemoveUnknown={filters.removeUnknown}
      />
    </>
  );
}
