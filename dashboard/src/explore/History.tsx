import { useRef } from 'react';
import { useRowKeys } from '../page/rowKeys';
import type { SightingRow } from '../api/explore';
import rows from './Rows.module.css';
import { SightingCells, SightingHeads } from './Sighting';

/** Every step that saw the candidate. */
export function History({ candidateId, rows: seen }: { candidateId: string; rows: readonly SightingRow[] }) {
  const table = useRef<HTMLTableElement>(null);
  useRowKeys(table);
  return (
    <div className={rows.scroller}>
      <table ref={table} className={rows.table}>
        <caption className="visually-hidden">Every step that saw it</caption>
        <thead>
          <tr>
            <SightingHeads />
          </tr>
        </thead>
        <tbody>
          {seen.map((row, place) => (
            // One id may stand twice in one observation: rows are told apart by their place.
            // oxlint-disable-next-line react/no-array-index-key
            <tr key={place}>
              <SightingCells row={row} candidateId={candidateId} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
