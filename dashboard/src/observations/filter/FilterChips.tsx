import { formatToken } from '../tokens/tokens';
import type { Predicate } from '../tokens/predicate';
import styles from './FilterChips.module.css';
import { inWords } from './words';

interface FilterChipsProps {
  predicates: readonly Predicate[];
  /** Tokens of the address that are not filters. */
  unknown: readonly string[];
  /** Why a filter was left out, by its place. */
  problems: readonly { predicate: number; message: string }[];
  onEdit(predicate: Predicate): void;
  onRemove(predicate: Predicate): void;
  onRemoveUnknown(): void;
}

/** The filters that are set: each can be edited or taken away. */
export function FilterChips(props: FilterChipsProps) {
  const { predicates, unknown, problems, onEdit, onRemove, onRemoveUnknown } = props;
  if (predicates.length === 0 && unknown.length === 0) return null;
  return (
    <ul className={styles.chips} aria-label="Active filters">
      {predicates.map((predicate, index) => (
        <FilterChip
          key={formatToken(predicate)}
          predicate={predicate}
          problem={problems.find((problem) => problem.predicate === index)?.message}
          onEdit={onEdit}
          onRemove={onRemove}
        />
      ))}
      {unknown.map((token) => (
        <li key={token} className={styles.chip} data-problem="true">
          <span className={styles.words}>⚠ {token}: not a filter</span>
          <button
            type="button"
            className={styles.remove}
            aria-label={`Remove ${token}`}
            onClick={onRemoveUnknown}
          >
            ✕
          </button>
        </li>
      ))}
    </ul>
  );
}

interface FilterChipProps {
  predicate: Predicate;
  problem: string | undefined;
  onEdit(predicate: Predicate): void;
  onRemove(predicate: Predicate): void;
}

function FilterChip({ predicate, problem, onEdit, onRemove }: FilterChipProps) {
  const words = inWords(predicate);
  return (
    <li className={styles.chip} data-problem={problem !== undefined}>
      <button
        type="button"
        className={styles.words}
        title={formatToken(predicate)}
        onClick={() => onEdit(predicate)}
      >
        {problem === undefined ? words : `⚠ ${words}: not applied, ${problem}`}
      </button>
      <button
        type="button"
        className={styles.remove}
        aria-label={`Remove filter ${words}`}
        onClick={() => onRemove(predicate)}
      >
        ✕
      </button>
    </li>
  );
}
