import { type FocusEvent, type RefObject, useEffect, useRef } from 'react';
import type { DeadLetter } from '../api/types';
import { useKeys } from '../page/keys';
import { Button } from '../design/Button';
import { bytes, count } from '../design/format';
import { neighbour } from '../design/neighbour';
import { TimeAgo } from '../design/Time';
import styles from './DeadLetters.module.css';

interface DeadLetterTableProps {
  letters: readonly DeadLetter[];
  /** The letter that is being decided about. */
  pending: string | undefined;
  onRetry(letter: DeadLetter): void;
  onDiscard(letter: DeadLetter): void;
}

const HEADS = ['Flow', 'Last error', 'Tries', 'Size', 'Set aside'];

export function DeadLetterTable({ letters, pending, onRetry, onDiscard }: DeadLetterTableProps) {
  const table = useRef<HTMLTableElement>(null);
  const move = (by: 1 | -1) => neighbour(firstButtons(table), document.activeElement, by)?.focus();
  useKeys({ j: () => move(1), k: () => move(-1) });
  const keepPlace = useKeptPlace(table);
  return (
    <table ref={table} className={styles.table} {...keepPlace}>
      <thead>
        <tr>
          {HEADS.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
          <th scope="col">
            <span className="visually-hidden">Decision</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {letters.map((letter) => (
          <Row
            key={letter.id}
            letter={letter}
            busy={letter.id === pending}
            onRetry={() => onRetry(letter)}
            onDiscard={() => onDiscard(letter)}
          />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps {
  letter: DeadLetter;
  busy: boolean;
  onRetry(): void;
  onDiscard(): void;
}

function Row({ letter, busy, onRetry, onDiscard }: RowProps) {
  const { flowId, flowName, error, attempts, bytes: size, enqueuedAt, deadAt } = letter;
  return (
    <tr aria-busy={busy}>
      <td className={styles.flow}>
        <b>{flowName}</b>
        <span className={styles.id}>{flowId}</span>
        <span className={styles.quiet}>
          accepted <TimeAgo iso={enqueuedAt} />
        </span>
      </td>
      <td className={styles.error}>{error}</td>
      <td className={styles.number}>
        {count(attempts)} <span className={styles.unit}>{attempts === 1 ? 'try' : 'tries'}</span>
      </td>
      <td className={styles.number}>{bytes(size)}</td>
      <td className={styles.number}>
        <TimeAgo iso={deadAt} />
      </td>
      <td className={styles.actions}>
        <Button disabled={busy} onClick={onRetry} aria-label={`Retry ${flowName} ${flowId}`}>
          Retry
        </Button>
        <Button disabled={busy} onClick={onDiscard} aria-label={`Discard ${flowName} ${flowId}`}>
          Discard…
        </Button>
      </td>
    </tr>
  );
}

function firstButtons(table: RefObject<HTMLTableElement | null>): HTMLElement[] {
  return [...(table.current?.querySelectorAll<HTMLElement>('tbody td:last-child button:first-child') ?? [])];
}

/** When the row with the focus goes because it was decided about, the focus passes to the one in its place. */
function useKeptPlace(table: RefObject<HTMLTableElement | null>) {
  const focused = useRef<number>(undefined);
  useEffect(() => {
    if (focused.current === undefined || document.activeElement !== document.body) return;
    const buttons = firstButtons(table);
    (buttons[focused.current] ?? buttons.at(-1))?.focus();
  });
  return {
    onFocus: ({ target }: FocusEvent) => {
      focused.current = placeOf(table, target);
    },
    // Who leaves on their own is left in peace; a button that was removed, or rests, did not leave.
    onBlur: ({ target }: FocusEvent) => {
      setTimeout(() => {
        if (target.isConnected && target !== document.activeElement && !target.matches(':disabled'))
          focused.current = placeOf(table, document.activeElement);
      });
    },
  };
}

function placeOf(table: RefObject<HTMLTableElement | null>, element: Element | null): number | undefined {
  const row = element?.closest('tr') ?? null;
  const place = [...(table.current?.tBodies[0]?.rows ?? [])].findIndex((each) => each === row);
  return place === -1 ? undefined : place;
}
