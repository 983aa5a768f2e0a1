import type { Attributes } from '../api/types';
import { count } from '../design/format';
import styles from './FlowHead.module.css';
import { lossesOf, lossWords } from '../page/losses';

/** Says plainly that the trail is not whole. */
export function LossNote({ attributes }: { attributes: Attributes | null }) {
  const losses = lossesOf(attributes);
  if (losses.length === 0) return null;
  return (
    <div className={styles.losses} role="note" aria-label="Losses">
      <strong>This trail is not whole.</strong>
      <ul>
        {losses.map(({ cause, times }) => (
          <li key={cause}>
            {count(times)} × <code>{cause}</code>: {lossWords(cause).what}. {lossWords(cause).advice}
          </li>
        ))}
      </ul>
    </div>
  );
}
