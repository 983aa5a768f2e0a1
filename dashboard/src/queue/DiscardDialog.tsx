import { useEffect, useRef } from 'react';
import type { DeadLetter } from '../api/types';
import { Button } from '../design/Button';
import controls from '../design/controls.module.css';
import { bytes, exact } from '../design/format';
import styles from './DeadLetters.module.css';

interface DiscardDialogProps {
  letter: DeadLetter;
  onDiscard(): void;
  onClose(): void;
}

/** The one question before something that was accepted is given up. */
export function DiscardDialog({ letter, onDiscard, onClose }: DiscardDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const { flowName, flowId, enqueuedAt, bytes: size } = letter;
  return (
    <dialog ref={dialog} className={styles.dialog} aria-labelledby="discard" closedby="any" onClose={onClose}>
      <form method="dialog">
        <h2 id="discard">Discard this flow for good?</h2>
        <p>
          <b>{flowName}</b> <span className={styles.id}>{flowId}</span>
        </p>
        <p>
          It was accepted {exact(enqueuedAt)}; whoever sent it believes it safe. Its {bytes(size)} are
          removed, and nothing brings them back.
        </p>
        <div className={styles.choices}>
          <Button type="submit">Keep it</Button>
          <button type="submit" className={controls.danger} onClick={onDiscard}>
            Discard for good
          </button>
        </div>
      </form>
    </dialog>
  );
}
