import { type FormEvent, useId } from 'react';
import { Button } from '../design/Button';
import { useKeys } from '../page/keys';
import type { QueryFault } from './fault';
import { FaultNote } from './FaultNote';
import styles from './QueryBox.module.css';
import { Underline } from './Underline';
import { useQueryInput } from './useQueryInput';

interface QueryBoxProps {
  /** What was asked last. */
  asked: string;
  /** What is wrong with it. */
  fault: QueryFault | undefined;
  onAsk: (query: string) => void;
}

/** One line in which a question is written, told what is wrong. */
export function QueryBox({ asked, fault, onAsk }: QueryBoxProps) {
  const id = useId();
  const { field, draft, scroll, handlers } = useQueryInput(asked);
  const shown = draft.trim() === asked ? fault : undefined;
  useKeys({ '/': () => field.current?.focus() });
  const ask = (event: FormEvent) => {
    event.preventDefault();
    onAsk(draft.trim());
  };
  return (
    <search>
      <form className={styles.form} onSubmit={ask}>
        <div className={styles.box}>
          {shown !== undefined && <Underline query={draft} fault={shown} scroll={scroll} />}
          <input
            ref={field}
            className={styles.input}
            aria-label="Query"
            aria-invalid={shown !== undefined}
            aria-describedby={shown && `${id}-fault`}
            placeholder="status:failed step{drop_ratio > 0.9} last:7d"
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            maxLength={10_000}
            value={draft}
            {...handlers}
          />
        </div>
        <Button primary type="submit">
          Ask
        </Button>
      </form>
      <div role="alert">{shown !== undefined && <FaultNote id={`${id}-fault`} fault={shown} />}</div>
    </search>
  );
}
