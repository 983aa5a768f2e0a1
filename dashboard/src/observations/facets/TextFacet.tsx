import { counted } from '../../design/format';
import type { Facet } from '../query/facets';
import type { Predicate } from '../tokens/predicate';
import { samePredicate } from '../tokens/predicate';
import { FacetBar } from './FacetBar';
import type { FacetActions } from './FacetPanel';
import styles from './Facets.module.css';

type Values = Extract<Facet, { type: 'string' }>;

/** The most frequent texts, and what is not there. */
export function TextFacet({ facet, predicates, onToggle }: FacetActions & { facet: Values }) {
  const values: [Predicate, number, string][] = facet.top.map(({ value, count }) => [
    { path: facet.path, operator: 'eq', value },
    count,
    value,
  ]);
  if (facet.missing > 0) {
    values.push([{ path: facet.path, operator: 'is', value: 'missing' }, facet.missing, '– missing']);
  }
  const most = Math.max(0, ...values.map(([, count]) => count));
  const others = facet.distinct - facet.top.length;
  return (
    <>
      <ul>
        {values.map(([predicate, count, label]) => (
          <FacetBar
            key={`${predicate.operator} ${predicate.value}`}
            label={label}
            count={count}
            most={most}
            on={predicates.some((other) => samePredicate(other, predicate))}
            onToggle={() => onToggle(predicate)}
          />
        ))}
      </ul>
      {others > 0 && <p className={styles.note}>{counted(others, 'other value')}</p>}
    </>
  );
}
