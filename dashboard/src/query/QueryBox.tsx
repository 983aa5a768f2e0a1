import { type FormEvent, useId } from 'react';
import { Button } from '../design/Button';
import { useKeys } from '../page/keys';
import type { QueryFault } from './fault';
import { FaultNote } from './FaultNote';
import { Options } from './Options';
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

/** One line in which a question is written, completed from its first letter on and told what is wrong. */
export function QueryBox({ asked, fault, onAsk }: QueryBoxProps) {
  const id = useId();
  const { field, draft, options, chosen, scroll, handlers, choose, close } = useQueryInput(asked);
  const shown = draft.text.trim() === asked ? fault : undefined;
  useKeys({ '/': () => field.current?.focus() });
  const ask = (event: FormEvent) => {
    event.preventDefault();
    close();
    onAsk(draft.text.trim());
  };
  return (
    <search>
      <form className={styles.form} onSubmit={ask}>
        <div className={styles.box}>
          {shown !== undefined && <Underline query={draft.text} fault={shown} scroll={scroll} />}
          <input
            ref={field}
            className={styles.input}
            role="combobox"
            aria-label="Query"
            aria-autocomplete="list"
            aria-expanded={options.length > 0}
            aria-controls={`${id}-options`}
            aria-activedescendant={chosen < 0 ? undefined : `${id}-${chosen}`}
            aria-invalid={shown !== undefined}
            aria-describedby={shown && `${id}-fault`}
            placeholder="status:failed step{drop_ratio > 0.9} last:7d"
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            maxLength={10_000}
            value={draft.text}
            {...handlers}
          />
          <Options id={id} options={options} chosen={chosen} onChoose={choose} />
        </div>
        <Button primary type="submit">
          Ask
        </Button>
      </form>
      <div role="alert">{shown !== undefined && <FaultNote id={`${id}-fault`} fault={shown} />}</div>
    </search>
  );
}
