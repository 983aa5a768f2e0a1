import { counted } from '../../design/format';
import type { Facet } from '../query/facets';
import type { FacetActions } from './FacetPanel';
import styles from './Facets.module.css';
import { Histogram } from './Histogram';
import { binRange, rangeOf, roundToStep } from './range';
import { RangeInputs } from './RangeInputs';

type Numbers = Extract<Facet, { type: 'number' }>;

/** A histogram to drag over, and two inputs that do the same by typing. */
export function NumberFacet({ facet, predicates, onToggle, onRange }: FacetActions & { facet: Numbers }) {
  const { path, missing } = facet;
  const range = rangeOf(path, predicates);
  const select = (first: number, last: number): void => {
    const [low = '', high = ''] = binRange(facet, first, last).map((end) => String(roundToStep(end, facet)));
    onRange(path, { low, high }, 'push');
  };
  return (
    <>
      <Histogram facet={facet} range={range} onSelect={select} />
      <RangeInputs facet={facet} range={range} onRange={(next) => onRange(path, next, 'replace')} />
      {missing > 0 && (
        <button
          type="button"
          className={styles.missing}
          onClick={() => onToggle({ path, operator: 'is', value: 'missing' })}
        >
          {counted(missing, 'row')} without a number
        </button>
      )}
    </>
  );
}
