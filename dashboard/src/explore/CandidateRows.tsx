import { Link } from '@tanstack/react-router';
import type { CandidateRow } from '../api/explore';
import { RowTable } from './RowTable';
import { SightingCells, SightingHeads } from './Sighting';

/** Candidates, each as one step saw it. */
export function CandidateRows({ rows }: { rows: readonly CandidateRow[] }) {
  return (
    <RowTable>
      <thead>
        <tr>
          <th scope="col">Candidate</th>
          <SightingHeads />
        </tr>
      </thead>
      <tbody>
        {rows.map((row, place) => (
          // One id may stand twice in one observation: rows are told apart by their place.
          // oxlint-disable-next-line react/no-array-index-key
          <tr key={place}>
            <th scope="row">
              <Link to="/candidates/$candidateId" params={{ candidateId: row.id }}>
                {row.id}
              </Link>
            </th>
            <SightingCells row={row} candidateId={row.id} />
          </tr>
        ))}
      </tbody>
    </RowTable>
  );
}
