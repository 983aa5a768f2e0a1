import { type FormEvent, useEffect, useRef, useState } from 'react';
import { Button } from '../design/Button';
import { ErrorNotice } from '../design/Notice';
import { FaultNote } from '../query/FaultNote';
import { faultOf } from '../query/fault';
import { type Draft, toWatch } from './draft';
import { QuestionFields } from './QuestionFields';
import { useSaving } from './useWatchChange';
import styles from './WatchDialog.module.css';
import { WebhookFields } from './WebhookFields';

interface WatchDialogProps {
  draft: Draft;
  /** Whether it is kept already, under its name. */
  kept: boolean;
  onClose: () => void;
  onSaved?: ((watch: Draft) => void) | undefined;
}

/** What is to be watched, and who is told. */
export function WatchDialog({ draft: first, kept, onClose, onSaved }: WatchDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [draft, setDraft] = useState(first);
  const { mutate, isPending, error } = useSaving();
  useEffect(() => dialog.current?.showModal(), []);
  const put = (changes: Partial<Draft>) => setDraft({ ...draft, ...changes });
  const fault = faultOf(error);
  const save = (event: FormEvent) => {
    event.preventDefault();
    mutate(
      { name: draft.name.trim(), watch: toWatch(draft) },
      {
        onSuccess: () => {
          dialog.current?.close();
          onSaved?.(draft);
        },
      },
    );
  };
  return (
    <dialog ref={dialog} className={styles.dialog} aria-labelledby="watch" onClose={onClose}>
      <form className={styles.form} onSubmit={save}>
        <h2 id="watch">{kept ? `Change the watch “${first.name}”` : 'Watch a query'}</h2>
        <QuestionFields draft={draft} kept={kept} faulty={fault !== undefined} onChange={put} />
        <WebhookFields draft={draft} kept={kept && first.url !== ''} onChange={put} />
        <div role="alert">{fault !== undefined && <FaultNote id="watch-fault" fault={fault} />}</div>
        {error !== null && fault === undefined && <ErrorNotice error={error} />}
        <div className={styles.choices}>
          <Button primary type="submit" disabled={isPending}>
            {kept ? 'Save' : 'Watch'}
          </Button>
          <Button onClick={() => dialog.current?.close()}>Cancel</Button>
        </div>
      </form>
    </dialog>
  );
}
