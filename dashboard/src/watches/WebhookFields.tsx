import { Button } from '../design/Button';
import controls from '../design/controls.module.css';
import { CopyButton } from '../design/CopyButton';
import { type Draft, newSecret } from './draft';
import styles from './WatchDialog.module.css';

interface WebhookFieldsProps {
  draft: Draft;
  /** Whether a secret is kept already. */
  kept: boolean;
  onChange: (changes: Partial<Draft>) => void;
}

/** Who is told, and with what the events are signed. */
export function WebhookFields({ draft, kept, onChange }: WebhookFieldsProps) {
  const asks = draft.url.trim() !== '';
  return (
    <fieldset className={styles.group}>
      <legend>Webhook, if somebody is to be told</legend>
      <label className={styles.field}>
        Address
        <input
          type="url"
          className={controls.input}
          value={draft.url}
          maxLength={2_000}
          placeholder="https://hooks.example/flowtrail"
          onChange={({ target }) => onChange({ url: target.value })}
        />
      </label>
      {asks && (
        <>
          <div className={styles.secret}>
            <label className={styles.field}>
              {kept ? 'Secret; empty for the one that is kept' : 'Secret'}
              <input
                className={`${controls.input} ${styles.query}`}
                value={draft.secret}
                required={!kept}
                autoComplete="off"
                spellCheck={false}
                placeholder="whsec_…"
                onChange={({ target }) => onChange({ secret: target.value })}
              />
            </label>
            <Button onClick={() => onChange({ secret: newSecret() })}>Generate</Button>
            {draft.secret !== '' && <CopyButton text={draft.secret} label="Copy secret" />}
          </div>
          <p className={styles.quiet}>
            Give the receiver the same secret. It signs the events, and is not shown again.
          </p>
        </>
      )}
    </fieldset>
  );
}
