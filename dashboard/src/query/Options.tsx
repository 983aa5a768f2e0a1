import type { Completion } from '../api/explore';
import { counted } from '../design/format';
import { ListOption } from '../design/ListOption';
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
          <ListOption
            key={option.text}
            id={`${id}-${place}`}
            chosen={place === chosen}
            className={styles.option}
            // The box keeps the focus, so that it stays open until the click.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onChoose(place)}
          >
            <code>{option.text}</code>
            <span className={styles.help}>{option.help}</span>
          </ListOption>
        ))}
      </div>
      <p className="visually-hidden" role="status">
        {options.length > 0 && `${counted(options.length, 'suggestion')}, arrow keys to choose`}
      </p>
    </>
  );
}
