import { memo } from 'react';
import type { CandidateRoles } from '../../api/types';
import { labelOf } from '../grid/columns';
import type { Facet } from '../query/facets';
import type { Predicate } from '../tokens/predicate';
import { BooleanFacet } from './BooleanFacet';
import styles from './Facets.module.css';
import { NumberFacet } from './NumberFacet';
import type { Range } from './range';
import { TextFacet } from './TextFacet';

export interface FacetActions {
  predicates: readonly Predicate[];
  /** Sets the filter, or takes it away when it is set. */
  onToggle(predicate: Predicate): void;
  /** Sets the range of a path in place of the one before. */
  onRange(path: string, range: Range, how: 'replace' | 'push'): void;
}

interface FacetPanelProps extends FacetActions {
  facets: readonly Facet[];
  roles: CandidateRoles | null;
}

/** How the matching candidates spread over each field; every bar is also a filter. */
export const FacetPanel = memo(function Panel({ facets, roles, ...actions }: FacetPanelProps) {
  const shown = facets
    .filter((facet) => facet.path !== roles?.id && isUseful(facet))
    .toSorted((left, right) => weight(left, roles) - weight(right, roles));
  return (
    <div className={styles.facets}>
      {shown.map((facet) => (
        <section key={facet.path} className={styles.facet} aria-label={labelOf(facet.path)}>
          <h3 className={styles.title} title={facet.path}>
            {labelOf(facet.path)}
          </h3>
          <FacetBody facet={facet} {...actions} />
        </section>
      ))}
    </div>
  );
});

function FacetBody({ facet, ...actions }: FacetActions & { facet: Facet }) {
  switch (facet.type) {
    case 'number':
      return <NumberFacet facet={facet} {...actions} />;
    case 'boolean':
      return <BooleanFacet facet={facet} {...actions} />;
    case 'string':
      return <TextFacet facet={facet} {...actions} />;
  }
}

/** Names, of which nearly every row has its own, and constants say nothing. */
function isUseful(facet: Facet): boolean {
  if (facet.type === 'string') return facet.distinct > 1 && facet.distinct <= 2000;
  return facet.type === 'boolean' || facet.min < facet.max;
}

/** The verdict first, then the reason, then score; the rest keeps its order. */
function weight({ path }: Facet, roles: CandidateRoles | null): number {
  const place = [roles?.passed, roles?.reason, roles?.score].indexOf(path);
  return place === -1 ? 3 : place;
}
