import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, type SyntheticEvent, useLayoutEffect, useRef, useState } from 'react';
import { completionsQuery } from '../api/exploreQueries';
import { completed, type Draft, moved } from './completion';

/** The draft of a query: what is typed, where the caret stands, what is offered, and which offer is chosen. */
export function useQueryInput(asked: string) {
  const field = useRef<HTMLInputElement>(null);
  const [draft, setDraft] = useDraft(asked);
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState(-1);
  const [scroll, setScroll] = useState(0);
  const { data, isPlaceholderData } = useQuery({
    ...completionsQuery(draft.text, draft.at),
    enabled: open,
  });
  const options = open ? (data?.options ?? []) : [];
  useCaret(field, draft);

  const close = () => {
    setOpen(false);
    setChosen(-1);
  };
  const choose = (place: number) => {
    const option = options[place];
    if (option === undefined || data === undefined) return;
    // What was offered a letter ago is still what the reader chose: it takes the place up to the caret.
    const to = isPlaceholderData ? draft.at : data.to;
    setDraft(completed(draft, { from: data.from, to }, option.text));
    setChosen(-1);
    field.current?.focus();
  };
  const type = ({ currentTarget: { value, selectionStart } }: SyntheticEvent<HTMLInputElement>) => {
    setDraft({ text: value, at: selectionStart ?? value.length });
    setOpen(true);
    setChosen(-1);
  };
  const follow = ({ currentTarget: { value, selectionStart } }: SyntheticEvent<HTMLInputElement>) => {
    if (value === draft.text && selectionStart !== null && selectionStart !== draft.at)
      setDraft({ text: value, at: selectionStart });
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    const by = { ArrowDown: 1 as const, ArrowUp: -1 as const }[event.key];
    const opens = by !== undefined || (event.key === ' ' && event.ctrlKey);
    if (opens && !open) setOpen(true);
    else if (by !== undefined) setChosen(moved(chosen, by, options.length));
    else if (event.key === 'Enter' && chosen >= 0) choose(chosen);
    else if (event.key === 'Escape' && open) close();
    else if (event.key === 'Escape') return event.currentTarget.blur();
    else return;
    event.preventDefault();
  };
  return {
    field,
    draft,
    options,
    chosen,
    scroll,
    choose,
    close,
    handlers: {
      onChange: type,
      onSelect: follow,
      onKeyDown: press,
      onBlur: close,
      onScroll: ({ currentTarget }: SyntheticEvent<HTMLInputElement>) => setScroll(currentTarget.scrollLeft),
    },
  };
}

/** What is typed stays the reader's until another question is asked. */
function useDraft(asked: string): [Draft, (draft: Draft) => void] {
  const [draft, setDraft] = useState<Draft>({ text: asked, at: asked.length });
  const [seen, setSeen] = useState(asked);
  if (seen !== asked) {
    setSeen(asked);
    setDraft({ text: asked, at: asked.length });
  }
  return [draft, setDraft];
}

/** Puts the caret where the draft has it, which after a completion is not where the browser left it. */
function useCaret(field: { current: HTMLInputElement | null }, draft: Draft): void {
  useLayoutEffect(() => {
    const { at } = draft;
    const input = field.current;
    if (input === null || input !== document.activeElement || input.selectionStart === at) return;
    if (input.selectionStart === input.selectionEnd) input.setSelectionRange(at, at);
  }, [field, draft]);
}
