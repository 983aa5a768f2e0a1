import type { CandidateRow, ExploreList, ExploreTable, FlowRow, StepRow } from '../api/explore';
import { FlowsTable } from '../listing/FlowsTable';
import { CandidateRows } from './CandidateRows';
import { StepRows } from './StepRows';

export function isTable(answer: ExploreList | ExploreTable): answer is ExploreTable {
  return 'columns' in answer;
}

/** The rows of a list, each kind in a table of its own. */
export function ListRows({ list: { of, rows } }: { list: ExploreList }) {
  if (of === 'steps') return <StepRows rows={rows as StepRow[]} />;
  if (of === 'candidates') return <CandidateRows rows={rows as CandidateRow[]} />;
  return <FlowsTable flows={rows as FlowRow[]} />;
}
