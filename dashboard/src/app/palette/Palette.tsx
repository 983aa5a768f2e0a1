import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { ListOption } from '../../design/ListOption';
import { matching, type PaletteItem } from './items';
import styles from './Palette.module.css';
import { type PaletteActions, usePaletteItems } from './usePaletteItems';
import { useTypedItems } from './useTypedItems';

interface PaletteProps extends PaletteActions {
  onClose: () => void;
}

/** Type or paste anything, press Enter, be there. */
export function Palette({ onClose, ...actions }: PaletteProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [typed, setTyped] = useState('');
  const [said, setSaid] = useState('');
  const close = () => dialog.current?.close();
  useEffect(() => dialog.current?.showModal(), []);
  const known = usePaletteItems(actions);
  const { before, after } = useTypedItems(typed, close, setSaid);
  const items = [...before, ...matching(known, typed), ...after];
  const run = (item: PaletteItem) => {
    if (item.id !== 'id') close();
    item.run();
  };
  const type = (text: string) => {
    setTyped(text);
    setSaid('');
  };
  return (
    <dialog
      ref={dialog}
      className={styles.palette}
      aria-label="Command palette"
      closedby="any"
      onClose={onClose}
    >
      <Choice typed={typed} onType={type} items={items} onRun={run} />
      <p className={styles.said} role="status">
        {said}
      </p>
    </dialog>
  );
}

interface ChoiceProps {
  typed: string;
  onType: (text: string) => void;
  items: readonly PaletteItem[];
  onRun: (item: PaletteItem) => void;
}

function Choice({ typed, onType, items, onRun }: ChoiceProps) {
  const list = useId();
  const [place, setPlace] = useState(0);
  const chosen = items[place];
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && chosen !== undefined) onRun(chosen);
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    setPlace((place + by + items.length) % Math.max(1, items.length));
  };
  return (
    <>
      <input
        className={styles.input}
        role="combobox"
        aria-label="Go to"
        aria-expanded
        aria-controls={list}
        aria-activedescendant={chosen && `${list}-${place}`}
        placeholder="A page, a step, a view, or paste any id or key"
        autoComplete="off"
        spellCheck={false}
        // The palette is opened to type into it.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        value={typed}
        onChange={(event) => {
          setPlace(0);
          onType(event.target.value);
        }}
        onKeyDown={press}
      />
      <div id={list} className={styles.items} role="listbox" aria-label="Places and actions">
        {items.map((item, index) => (
          <ListOption
            key={item.id}
            id={`${list}-${index}`}
            chosen={index === place}
            className={styles.item}
            onPointerMove={() => setPlace(index)}
            onClick={() => onRun(item)}
          >
            <span className={styles.words}>{item.words}</span>
            <span className={styles.hint}>{item.hint}</span>
          </ListOption>
        ))}
      </div>
    </>
  );
}
