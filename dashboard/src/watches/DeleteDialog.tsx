import { useEffect, useRef } from 'react';
import type { Watch } from '../api/watches';
import { Button } from '../design/Button';
import controls from '../design/controls.module.css';
import styles from './WatchDialog.module.css';

interface DeleteDialogProps {
  watch: Watch;
  onDelete: () => void;
  onClose: () => void;
}

/** The one question before a watch is forgotten. */
export function DeleteDialog({ watch, onDelete, onClose }: DeleteDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-labelledby="delete-watch"
      closedby="any"
      onClose={onClose}
    >
      <form method="dialog" className={styles.form}>
        <h2 id="delete-watch">Delete the watch “{watch.name}”?</h2>
        <p>
          It is evaluated no more, for nobody who uses this server.
          {watch.webhook !== null && ' What was still to be told to its webhook is told no more.'}
        </p>
        <div className={styles.choices}>
          <Button type="submit">Keep it</Button>
          <button type="submit" className={controls.danger} onClick={onDelete}>
            Delete it
          </button>
        </div>
      </form>
    </dialog>
  );
}
