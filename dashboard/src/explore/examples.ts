import type { ExploreSearch } from './search';

interface Example {
  what: string;
  search: ExploreSearch;
}

/** Questions to begin with. */
export const EXAMPLES: readonly Example[] = [
  { what: 'What failed in the last week', search: { query: 'status:failed last:7d' } },
  {
    what: 'Runs in which a filter dropped over 90 % of the candidates',
    search: { query: 'step{kind = "filter" && drop_ratio > 0.9}' },
  },
  {
    what: 'Which rule costs the most this week',
    search: { query: 'candidate{passed = false} last:7d', of: 'candidates', group: 'rule' },
  },
  {
    what: 'Runs per day, by how they ended',
    search: { query: 'last:30d', of: 'flows', group: 'status,day' },
  },
  {
    what: 'How long each step takes, for one in twenty',
    search: { of: 'steps', group: 'process,step', measures: 'count,p95(duration)' },
  },
  {
    what: 'Runs that speak of a phone case, in whatever text',
    search: { query: '"phone case"' },
  },
  {
    what: 'Runs in which one candidate was dropped by one rule',
    search: { query: 'candidate{id = "B0COMP07" && passed = false && rule = "min_rating"}' },
  },
];

/** The language, construct by construct. */
export const LANGUAGE: readonly [written: string, means: string][] = [
  ['status:failed process:best_offer', 'side by side: both must hold'],
  ['status:(failed, abandoned)', 'any of these'],
  ['steps >= 5 && duration > 2s', '=  !=  <  <=  >  >= compare'],
  ['key ~ order', 'contains, in whatever case'],
  ['a || !(b && c)', 'or, not, parentheses'],
  ['step{kind:filter drop_ratio > 0.9}', 'all about one and the same step'],
  ['candidate{id:B07 passed = false}', 'all about one and the same candidate'],
  ['attr.market:DE', 'an attribute of the flow'],
  ['candidate{field.price < 10}', 'a queryable field of the candidate'],
  ['last:7d   from:2026-11-01 to:2026-11-08', 'when the flow began'],
  ['"phone case"   phon*', 'these words, in any text of the flow, also within observations'],
];
