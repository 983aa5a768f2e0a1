import type { Facet } from '../query/facets';
import type { Predicate } from '../tokens/predicate';
import { samePredicate } from '../tokens/predicate';
import { FacetBar } from './FacetBar';
import type { FacetActions } from './FacetPanel';

type Counts = Extract<Facet, { type: 'boolean' }>;

const STATES = ['true', 'false', 'missing'] as const;
const GLYPHS = { true: '✓ true', false: '✕ false', missing: '– missing' };

export function BooleanFacet({ facet, predicates, onToggle }: FacetActions & { facet: Counts }) {
  const most = Math.max(...STATES.map((state) => facet[state]));
  return (
    <ul>
      {STATES.filter((state) => facet[state] > 0).map((state) => {
        const predicate: Predicate = { path: facet.path, operator: 'is', value: state };
        return (
          <FacetBar
            key={state}
            label={GLYPHS[state]}
            count={facet[state]}
            most={most}
            on={predicates.some((other) => samePredicate(other, predicate))}
            onToggle={() => onToggle(predicate)}
          />
        );
      })}
    </ul>
  );
}
