import { Button } from '../../design/Button';
import { counted } from '../../design/format';
import { inWords } from '../filter/words';
import { Notice } from '../../design/Notice';
import type { Question } from '../worker/methods';
import type { SearchActions } from './searchActions';
import styles from './Table.module.css';

interface NoMatchProps {
  question: Question;
  /** What removing each filter, and last the text, would bring back. */
  regained: readonly number[];
  actions: SearchActions;
}

/** Nothing matches: says what stands in the way, the most restrictive filter first. */
export function NoMatch({ question: { predicates, text }, regained, actions }: NoMatchProps) {
  const typed = text.trim();
  const obstacles = [
    ...predicates.map((predicate) => ({
      words: inWords(predicate),
      remove: () => actions.remove(predicate),
    })),
    ...(typed === '' ? [] : [{ words: `text “${typed}”`, remove: () => actions.type('') }]),
  ]
    .map((obstacle, index) => ({ ...obstacle, rows: regained[index] ?? 0 }))
    .toSorted((left, right) => right.rows - left.rows);
  return (
    <Notice
      title="No candidate matches all filters"
      action={<Button onClick={actions.clear}>Remove all filters</Button>}
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
