import { getRouteApi, Link } from '@tanstack/react-router';
import type { ExploreTable, Subject } from '../api/explore';
import rows from './Rows.module.css';
import { RowTable } from './RowTable';
import { Share } from './Share';
import { chartsOf, nextSort, rowsOf, sortedBy, type TableRow } from './table';
import { TimeColumns } from './TimeColumns';
import { groupValue, measured, measureWords } from './words';

const route = getRouteApi('/explore');

interface TableViewProps {
  table: ExploreTable;
  groups: readonly string[];
  of: Subject;
}

/** Groups with their measures, as bars and numbers; over time also as columns. Each leads to what it counts. */
export function TableView({ table, groups, of }: TableViewProps) {
  const shown = rowsOf(table, groups.length);
  return (
    <>
      <TimeColumns charts={chartsOf(shown, groups)} time={groups} of={of} />
      <Groups table={table} shown={shown} groups={groups} of={of} />
    </>
  );
}

function Groups({ table, shown, groups, of }: TableViewProps & { shown: readonly TableRow[] }) {
  return (
    <RowTable>
      <thead>
        <tr>
          {table.columns.map(({ name }, place) => (
            <Head key={name} column={name} words={place < groups.length ? name : measureWords(name)} />
          ))}
        </tr>
      </thead>
      <tbody>
        {shown.map((row) => (
          <Row key={JSON.stringify(row.groups.map(({ value }) => value))} row={row} of={of} />
        ))}
      </tbody>
    </RowTable>
  );
}

/** A head by which the answer is ordered, even where only its beginning is shown. */
function Head({ column, words }: { column: string; words: string }) {
  const { sort } = route.useSearch();
  const sorted = sortedBy(sort, column);
  return (
    <th scope="col" aria-sort={sorted}>
      <Link
        from="/explore"
        to="/explore"
        search={(before) => ({ ...before, sort: nextSort(sort, column) })}
        replace
        className={rows.head}
      >
        {words} <span aria-hidden="true">{sorted && (sorted === 'ascending' ? '↑' : '↓')}</span>
      </Link>
    </th>
  );
}

function Row({ row: { groups, measures, query }, of }: { row: TableRow; of: Subject }) {
  const [first, ...others] = groups;
  return (
    <tr>
      <th scope="row">
        <Link to="/explore" search={{ query, of }}>
          {first === undefined ? 'all' : groupValue(first.column, first.value)}
        </Link>
      </th>
      {others.map(({ column, value }) => (
        <td key={column}>{groupValue(column, value)}</td>
      ))}
      {measures.map((cell) => (
        <td key={cell.column}>
          <Share share={cell.share}>{measured(cell.column, cell.value)}</Share>
        </td>
      ))}
    </tr>
  );
}
