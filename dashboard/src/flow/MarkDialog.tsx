import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { change } from '../api/client';
import { apiPaths } from '../api/paths';
import { flowQuery } from '../api/queries';
import type { Flow, Mark } from '../api/types';
import { Button } from '../design/Button';
import controls from '../design/controls.module.css';
import { ErrorNotice } from '../design/Notice';
import styles from './MarkDialog.module.css';

/** What a person says about a flow; null takes it back. */
type Saying = Pick<Mark, 'verdict' | 'note'> | null;

/** Asks whether a run was good or bad, and for a note. */
export function MarkDialog({ flow, onClose }: { flow: Flow; onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [note, setNote] = useState(flow.mark?.note ?? '');
  const close = () => dialog.current?.close();
  const { mutate, isPending, error } = useSaying(flow.id, close);
  useEffect(() => dialog.current?.showModal(), []);
  const say = (verdict: Mark['verdict']) =>
    mutate({ verdict, note: note.trim() === '' ? null : note.trim() });
  return (
    <dialog ref={dialog} className={styles.dialog} aria-labelledby="mark" closedby="any" onClose={onClose}>
      <h2 id="mark">Was this run good or bad?</h2>
      <label className={styles.note}>
        Note
        <textarea
          rows={3}
          maxLength={2_000}
          value={note}
          placeholder="What is wrong with it, or right"
          onChange={({ target }) => setNote(target.value)}
        />
      </label>
      {error !== null && <ErrorNotice error={error} />}
      <div className={styles.choices}>
        <Button disabled={isPending} onClick={() => say('good')}>
          ✓ Good
        </Button>
        <button type="button" className={controls.danger} disabled={isPending} onClick={() => say('bad')}>
          ✕ Bad
        </button>
        {flow.mark && (
          <Button disabled={isPending} onClick={() => mutate(null)}>
            Remove the mark
          </Button>
        )}
        <Button onClick={close}>Cancel</Button>
      </div>
    </dialog>
  );
}

function useSaying(flowId: string, onDone: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (saying: Saying) =>
      saying === null
        ? change('DELETE', apiPaths.mark(flowId))
        : change('PUT', apiPaths.mark(flowId), saying),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: flowQuery(flowId).queryKey });
      void client.invalidateQueries({ queryKey: ['process'] });
      onDone();
    },
  });
}
