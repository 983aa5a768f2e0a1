import { useRef } from 'react';
import { useKeys } from '../../app/keys';
import { Skeleton } from '../../design/Skeleton';
import { FaultNotice } from '../notice/FaultNotice';
import type { ChangeSearch, ObservationSearch } from '../search';
import { useAnswer } from '../state/useAnswer';
import type { ObservationShape, ObservationSource } from '../worker/methods';
import { FilterBar } from './FilterBar';
import { Results } from './Results';
import styles from './Table.module.css';
import { knownPaths, useColumns } from './useColumns';
import { useFilters } from './useFilters';

interface TableViewProps {
  source: ObservationSource;
  name: string;
  rows: NonNullable<ObservationShape['rows']>;
  search: ObservationSearch;
  onSearchChange: ChangeSearch;
}

/** The candidates of one observation: filters above; facets, grid and one candidate below. */
export function TableView({ source, name, rows, search, onSearchChange }: TableViewProps) {
  const filters = useFilters(search, onSearchChange);
  const columns = useColumns(rows.columns, source.roles, search.cols);
  const [answered, fault] = useAnswer(source, filters.question, columns.paths);
  const input = useRef<HTMLInputElement>(null);
  const openRow = placeOf(search.row);
  const passed = source.roles?.passed;

  useKeys({
    '/': () => input.current?.focus(),
    ...(passed !== undefined && {
      x: () => filters.toggle({ path: passed, operator: 'is', value: 'false' }),
    }),
    ...(openRow !== undefined && { Escape: () => onSearchChange({ row: undefined }, 'push') }),
  });

  return (
    <div className={styles.table}>
      <FilterBar
        ref={input}
        source={source}
        name={name}
        filters={filters}
        known={knownPaths(rows, answered?.result.columns ?? [])}
        paths={columns.paths}
        result={answered?.result}
        onSearchChange={onSearchChange}
      />
      {fault !== undefined && <FaultNotice fault={fault} dataUrl={source.dataUrl} />}
      {answered === undefined ? (
        <Skeleton rows={12} label="Counting" />
      ) : (
        <Results
          source={source}
          name={name}
          filters={filters}
          answered={answered}
          columns={columns}
          openRow={openRow}
          onSearchChange={onSearchChange}
        />
      )}
    </div>
  );
}

/** The row that the address names; anything else than a whole number names none. */
function placeOf(row: string | undefined): number | undefined {
  return row !== undefined && /^\d{1,9}$/.test(row) ? Number(row) : undefined;
}
