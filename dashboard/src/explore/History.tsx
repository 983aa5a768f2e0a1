import type { SightingRow } from '../api/explore';
import { RowTable } from './RowTable';
import { SightingCells, SightingHeads } from './Sighting';

/** Every step that saw the candidate. */
export function History({ candidateId, rows }: { candidateId: string; rows: readonly SightingRow[] }) {
  return (
    <RowTable>
      <caption className="visually-hidden">Every step that saw it</caption>
      <thead>
        <tr>
          <SightingHeads />
        </tr>
      </thead>
      <tbody>
        {rows.map((row, place) => (
          // One id may stand twice in one observation: rows are told apart by their place.
          // oxlint-disable-next-line react/no-array-index-key
          <tr key={place}>
            <SightingCells row={row} candidateId={candidateId} />
          </tr>
        ))}
      </tbody>
    </RowTable>
  );
}
