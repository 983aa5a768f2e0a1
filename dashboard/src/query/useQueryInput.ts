import { type KeyboardEvent, type SyntheticEvent, useRef, useState } from 'react';

/** The draft of a query, and how far its box is scrolled. */
export function useQueryInput(asked: string) {
  const field = useRef<HTMLInputElement>(null);
  const [draft, setDraft] = useDraft(asked);
  const [scroll, setScroll] = useState(0);
  return {
    field,
    draft,
    scroll,
    handlers: {
      onChange: ({ currentTarget }: SyntheticEvent<HTMLInputElement>) => setDraft(currentTarget.value),
      onKeyDown: (event: KeyboardEvent<HTMLInputElement>) =>
        event.key === 'Escape' && event.currentTarget.blur(),
      onScroll: ({ currentTarget }: SyntheticEvent<HTMLInputElement>) => setScroll(currentTarget.scrollLeft),
    },
  };
}

/** What is typed stays the reader's until another question is asked. */
function useDraft(asked: string): [string, (draft: string) => void] {
  const [draft, setDraft] = useState(asked);
  const [seen, setSeen] = useState(asked);
  if (seen !== asked) {
    setSeen(asked);
    setDraft(asked);
  }
  return [draft, setDraft];
}
