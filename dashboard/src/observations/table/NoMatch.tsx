import { Button } from '../../design/Button';
import { counted } from '../../design/format';
import { inWords } from '../filter/words';
import { Notice } from '../../design/Notice';
import type { Predicate } from '../tokens/predicate';
import styles from './Table.module.css';

interface NoMatchProps {
  predicates: readonly Predicate[];
  text: string;
  /** What removing each filter, and last the text, would bring back. */
  regained: readonly number[];
  onRemove(predicate: Predicate): void;
  onClearText(): void;
  onClearAll(): void;
}

/** Nothing matches: says what stands in the way, the most restrictive filter first. */
export function NoMatch({ predicates, text, regained, onRemove, onClearText, onClearAll }: NoMatchProps) {
  const obstacles = [
    ...predicates.map((predicate) => ({ words: inWords(predicate), remove: () => onRemove(predicate) })),
    ...(text.trim() === '' ? [] : [{ words: `text “${text.trim()}”`, remove: onClearText }]),
  ]
    .map((obstacle, index) => ({ ...obstacle, rows: regained[index] ?? 0 }))
    .toSorted((left, right) => right.rows - left.rows);
  return (
    <Notice
      title="No candidate matches all filters"
      action={<Button onClick={onClearAll}>Remove all filters</Button>}
    >
      <ul className={styles.obstacles}>
        {obstacles.map(({ words, remove, rows }, index) => (
          <li key={words} className={styles.obstacle}>
            <Button primary={index === 0 && rows > 0} onClick={remove}>
              Remove {words}
            </Button>
            <span>{rows === 0 ? 'brings nothing back alone' : `brings back ${counted(rows, 'row')}`}</span>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
