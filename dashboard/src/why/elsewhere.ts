import type { FatesElsewhere } from '../api/insight';
import { count } from '../design/format';

/** "selected in 14 other runs, dropped in 3, undecided in 1"; undefined where there is no other run. */
export function elsewhereWords({ selected, dropped, undecided }: FatesElsewhere): string | undefined {
  const told = [
    ['selected', selected],
    ['dropped', dropped],
    ['undecided', undecided],
  ] as const;
  const words = told
    .filter(([, runs]) => runs > 0)
    .map(([fate, runs], place) => `${fate} in ${count(runs)}${place === 0 ? otherRuns(runs) : ''}`);
  return words.length === 0 ? undefined : words.join(', ');
}

function otherRuns(runs: number): string {
  return runs === 1 ? ' other run' : ' other runs';
}
