import type { KeyboardEvent, Ref } from 'react';
import { useId, useState } from 'react';
import styles from './FilterInput.module.css';
import type { Known, Suggestion } from './suggest';
import { suggest } from './suggest';

interface FilterInputProps {
  ref: Ref<HTMLInputElement>;
  typed: string;
  known: Known;
  onType(text: string): void;
  /** The reader is done with what is typed, or took a whole filter from the list. */
  onCommit(text: string): void;
  /** Backspace in an empty input takes the last filter away. */
  onErase(): void;
}

/** Free text and filters in one line, with completion: a combobox with a list. */
export function FilterInput({ ref, typed, known, onType, onCommit, onErase }: FilterInputProps) {
  const listId = useId();
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState(-1);
  const suggestions = open ? suggest(typed, known) : [];
  const shown = suggestions.length > 0;

  const type = (text: string): void => {
    setChosen(-1);
    setOpen(true);
    onType(text);
  };

  const take = ({ text, complete }: Suggestion): void => {
    setChosen(-1);
    if (complete) onCommit(text);
    else onType(text);
  };

  const enter = (): void => {
    const suggestion = suggestions[chosen];
    if (suggestion !== undefined) take(suggestion);
    else {
      setOpen(false);
      onCommit(typed);
    }
  };

  const step = (by: number): void => {
    setOpen(true);
    setChosen((before) => ((before + 1 + by + suggestions.length + 1) % (suggestions.length + 1)) - 1);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const actions: Record<string, () => void> = {
      ArrowDown: () => step(1),
      ArrowUp: () => step(-1),
      Enter: enter,
      Escape: () => setOpen(false),
    };
    if (event.key === 'Backspace' && typed === '') onErase();
    const action = actions[event.key];
    if (action === undefined || (event.key === 'Escape' && !shown)) return;
    event.preventDefault();
    event.stopPropagation();
    action();
  };

  return (
    <div className={styles.box}>
      <input
        ref={ref}
        type="text"
        role="combobox"
        aria-label="Filter candidates"
        aria-expanded={shown}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={chosen >= 0 ? `${listId}-${chosen}` : undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder="Text, or a filter such as price >= 15"
        className={styles.input}
        value={typed}
        onChange={(event) => type(event.target.value)}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      <div id={listId} role="listbox" aria-label="Suggestions" className={styles.list} hidden={!shown}>
        {suggestions.map((suggestion, index) => (
          <div
            key={suggestion.text}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === chosen}
            className={styles.option}
            onPointerDown={(event) => {
              event.preventDefault();
              take(suggestion);
            }}
          >
            <span>{suggestion.label}</span>
            <span className={styles.hint}>{suggestion.hint}</span>
          </div>
        ))}
      </div>
    </div>
  );
}
