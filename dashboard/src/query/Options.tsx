import { useEffect, useRef } from 'react';
import type { Completion } from '../api/explore';
import { counted } from '../design/format';
import styles from './QueryBox.module.css';

interface OptionsProps {
  id: string;
  options: readonly Completion[];
  /** The place of the chosen one; -1 while none is. */
  chosen: number;
  onChoose: (place: number) => void;
}

/** How the query may go on. The keys are the box's, as in every combobox. */
export function Options({ id, options, chosen, onChoose }: OptionsProps) {
  return (
    <>
      <div
        id={`${id}-options`}
        className={styles.options}
        role="listbox"
        aria-label="How it may go on"
        hidden={options.length === 0}
      >
        {options.map((option, place) => (
          <Option
            key={option.text}
            id={`${id}-${place}`}
            option={option}
            chosen={place === chosen}
            onChoose={() => onChoose(place)}
          />
        ))}
      </div>
      <p className="visually-hidden" role="status">
        {options.length > 0 && `${counted(options.length, 'suggestion')}, arrow keys to choose`}
      </p>
    </>
  );
}

interface OptionProps {
  id: string;
  option: Completion;
  chosen: boolean;
  onChoose: () => void;
}

function Option({ id, option: { text, help }, chosen, onChoose }: OptionProps) {
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (chosen) line.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      ref={line}
      id={id}
      role="option"
      aria-selected={chosen}
      tabIndex={-1}
      className={styles.option}
      // The box keeps the focus, so that it stays open until the click.
      onPointerDown={(event) => event.preventDefault()}
      onClick={onChoose}
    >
      <code>{text}</code>
      <span className={styles.help}>{help}</span>
    </div>
  );
}
