import { useMemo, useRef } from 'react';
import { useKeys } from '../../page/keys';
import { Skeleton } from '../../design/Skeleton';
import type { Facet } from '../query/facets';
import { readTyped } from '../filter/typed';
import { FaultNotice } from '../notice/FaultNotice';
import type { ObservationSearch, UpdateSearch } from '../search';
import { useAfterPaint } from '../state/useAfterPaint';
import { useAnswer } from '../state/useAnswer';
import { useFacets } from '../state/useFacets';
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
  const typeable = useMemo(() => [...rows.columns, ...rows.later], [rows]);
  const actions = useMemo(
    () => searchActions(onUpdate, (text) => readTyped(text, typeable)),
    [onUpdate, typeable],
  );
  const [filters, question] = useQuestion(search, typeable);
  const columns = useColumns(name, rows.columns, source.roles, search);
  const [answered, answerFault] = useAnswer(source, question, columns.paths);
  const [facets, facetFault] = useFacets(source, question);
  const fault = answerFault ?? facetFault;
  const shown = useAfterPaint(answered) ?? answered;
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
        columns={columns}
        answered={answered}
        facets={facets ?? NO_FACETS}
      />
      {fault !== undefined && <FaultNotice fault={fault} dataUrl={source.dataUrl} />}
      {shown === undefined ? (
        <Skeleton rows={12} label="Counting" />
      ) : (
        <Results
          source={source}
          name={name}
          predicates={filters.predicates}
          sort={question.sort}
          answered={shown}
          facets={facets ?? (facetFault && NO_FACETS)}
          columns={columns.shown}
          openRow={openRow}
          actions={actions}
          onResize={columns.resize}
        />
      )}
    </div>
  );
}

const NO_FACETS: readonly Facet[] = [];

/** The row that the address names; anything else than a whole number names none. */
function placeOf(row: string | undefined): number | undefined {
  return row !== undefined && /^\d{1,9}$/.test(row) ? Number(row) : undefined;
}
