import { useMemo, useRef } from 'react';
import { useKeys } from '../../app/keys';
import { Skeleton } from '../../design/Skeleton';
import { FaultNotice } from '../notice/FaultNotice';
import type { ObservationSearch, UpdateSearch } from '../search';
import { useAnswer } from '../state/useAnswer';
import type { ObservationShape, ObservationSource } from '../worker/methods';
import { FilterBar } from './FilterBar';
import { Results } from './Results';
import { searchActions } from './searchActions';
import styles from './Table.module.css';
import { knownPaths, useColumns } from './useColumns';
import { useQuestion } from './useQuestion';

interface TableViewProps {
  source: ObservationSource;
  name: string;
  rows: NonNullable<ObservationShape['rows']>;
  search: ObservationSearch;
  onUpdate: UpdateSearch;
}

/** The candidates of one observation: filters above; facets, grid and one candidate below. */
export function TableView({ source, name, rows, search, onUpdate }: TableViewProps) {
  const actions = useMemo(() => searchActions(onUpdate), [onUpdate]);
  const [filters, question] = useQuestion(search, rows);
  const columns = useColumns(rows.columns, source.roles, search.cols);
  const [answered, fault] = useAnswer(source, question, columns.paths);
  const input = useRef<HTMLInputElement>(null);
  const openRow = placeOf(search.row);
  const passed = source.roles?.passed;

  useKeys({
    '/': () => input.current?.focus(),
    ...(passed !== undefined && {
      x: () => actions.toggle({ path: passed, operator: 'is', value: 'false' }),
    }),
    ...(openRow !== undefined && { Escape: actions.closeRow }),
  });

  return (
    <div className={styles.table}>
      <FilterBar
        ref={input}
        source={source}
        name={name}
        typed={search.q ?? ''}
        filters={filters}
        question={question}
        actions={actions}
        known={knownPaths(rows, answered?.result.columns ?? [])}
        paths={columns.paths}
        result={answered?.result}
      />
      {fault !== undefined && <FaultNotice fault={fault} dataUrl={source.dataUrl} />}
      {answered === undefined ? (
        <Skeleton rows={12} label="Counting" />
      ) : (
        <Results
          source={source}
          name={name}
          predicates={filters.predicates}
          sort={question.sort}
          answered={answered}
          columns={columns.shown}
          openRow={openRow}
          actions={actions}
          onResize={columns.resize}
        />
      )}
    </div>
  );
}

/** The row that the address names; anything else than a whole number names none. */
function placeOf(row: string | undefined): number | undefined {
  return row !== undefined && /^\d{1,9}$/.test(row) ? Number(row) : undefined;
}
