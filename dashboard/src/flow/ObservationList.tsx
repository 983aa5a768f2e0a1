import { Link } from '@tanstack/react-router';
import type { ObservationMeta, ObservationSummary } from '../api/types';
import { bytes, count, counted } from '../design/format';
import styles from './ObservationList.module.css';
import { tokenOf } from './selection';

interface ObservationListProps {
  observations: readonly ObservationMeta[];
  selectedId: string;
}

/** The observations of a step in the order of their capture, every version of them. */
export function ObservationList({ observations, selectedId }: ObservationListProps) {
  return (
    <nav aria-label="Observations">
      <ul className={styles.list}>
        {observations.map((observation) => (
          <li key={observation.id}>
            <Link
              from="/flows/$flowId"
              to="/flows/$flowId"
              search={({ step }) => ({ step, obs: tokenOf(observation, observations) })}
              resetScroll={false}
              className={styles.observation}
              aria-current={observation.id === selectedId ? 'true' : undefined}
            >
              <span className={styles.name}>
                {observation.name}
                {observation.version > 1 && <span className={styles.version}> v{observation.version}</span>}
              </span>
              <span className={styles.facts}>{factsOf(observation)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function factsOf({ role, name, itemCount, bytes: size, summary }: ObservationMeta): string {
  const spoken = role === 'other' || role === name ? [] : [role];
  const items = itemCount === null ? [] : [itemWords(itemCount, summary)];
  return [...spoken, ...items, bytes(size)].join(' · ');
}

/** "3,000 of 100,000 items" where only a part was recorded. */
function itemWords(items: number, summary: ObservationSummary | null): string {
  const total = summary?.totals?.in ?? items;
  return total > items ? `${count(items)} of ${counted(total, 'item')}` : counted(items, 'item');
}
