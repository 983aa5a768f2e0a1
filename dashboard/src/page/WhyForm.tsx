import { useNavigate } from '@tanstack/react-router';
import type { Ref } from 'react';
import { useState } from 'react';
import { Button } from '../design/Button';
import controls from '../design/controls.module.css';
import styles from './WhyForm.module.css';

interface WhyFormProps {
  flowId: string;
  ref?: Ref<HTMLInputElement>;
}

/** Asks what became of a candidate, by its id: one line and Enter. */
export function WhyForm({ flowId, ref }: WhyFormProps) {
  const [typed, setTyped] = useState('');
  const navigate = useNavigate();
  const candidateId = typed.trim();
  const ask = () => {
    if (candidateId === '') return;
    void navigate({ to: '/flows/$flowId/why/$candidateId', params: { flowId, candidateId } });
    setTyped('');
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        ask();
      }}
    >
      <input
        ref={ref}
        className={controls.input}
        aria-label="Id of the candidate to ask about"
        placeholder="Why not … (candidate id)"
        value={typed}
        autoComplete="off"
        spellCheck={false}
        onChange={({ target }) => setTyped(target.value)}
      />
      <Button type="submit" disabled={candidateId === ''}>
        Ask
      </Button>
    </form>
  );
}
