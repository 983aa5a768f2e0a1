import { useState } from 'react';
import { labelOf } from '../grid/columns';
import type { Facet } from '../query/facets';
import { toNumber } from '../query/numberTest';
import styles from './Facets.module.css';
import type { Range } from './range';

interface RangeInputsProps {
  facet: Extract<Facet, { type: 'number' }>;
  range: Range;
  onRange(range: Range): void;
}

/** Both ends of the range, filtering as they are typed; an empty end is open. */
export function RangeInputs({ facet, range, onRange }: RangeInputsProps) {
  // Holds what is not a number yet, such as the "-" of a negative one.
  const [unfinished, setUnfinished] = useState<Range>();
  const shown = unfinished ?? range;
  const type = (next: Range): void => {
    const finished = isEnd(next.low) && isEnd(next.high);
    setUnfinished(finished ? undefined : next);
    if (finished) onRange(next);
  };
  const name = labelOf(facet.path);
  return (
    <div className={styles.range}>
      <input
        className={styles.end}
        inputMode="decimal"
        aria-label={`${name} from`}
        placeholder={String(facet.min)}
        value={shown.low}
        onChange={(event) => type({ ...shown, low: event.target.value })}
      />
      <span aria-hidden="true">–</span>
      <input
        className={styles.end}
        inputMode="decimal"
        aria-label={`${name} to`}
        placeholder={String(facet.max)}
        value={shown.high}
        onChange={(event) => type({ ...shown, high: event.target.value })}
      />
    </div>
  );
}

function isEnd(text: string): boolean {
  return text === '' || toNumber(text) !== null;
}
