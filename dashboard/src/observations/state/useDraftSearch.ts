import { useCallback, useEffect, useRef, useState } from 'react';
import type { ChangeSearch, ObservationSearch } from '../search';

/** The address follows typing after this pause; the answer does not wait for it. */
const ADDRESS_MILLIS = 300;

/**
 * The search as the reader has just changed it. The address is told later, because browsers limit how
 * often it may change; when it changes from outside, as by Back, it wins.
 */
export function useDraftSearch(
  written: ObservationSearch,
  write: ChangeSearch,
): [ObservationSearch, ChangeSearch] {
  const [draft, setDraft] = useState(written);
  const known = useRef(keyOf(written));
  const waiting = useRef<Partial<ObservationSearch>>({});
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef({ written, write });
  const key = keyOf(written);

  useEffect(() => {
    latest.current = { written, write };
  });

  useEffect(() => {
    if (key === known.current) return;
    known.current = key;
    clearTimeout(timer.current);
    waiting.current = {};
    setDraft(latest.current.written);
  }, [key]);

  useEffect(() => () => clearTimeout(timer.current), []);

  const change = useCallback<ChangeSearch>((patch, how) => {
    const flush = (): void => {
      known.current = keyOf({ ...latest.current.written, ...waiting.current });
      latest.current.write(waiting.current, how);
      waiting.current = {};
    };
    setDraft((before) => ({ ...before, ...patch }));
    waiting.current = { ...waiting.current, ...patch };
    clearTimeout(timer.current);
    if (how === 'push') flush();
    else timer.current = setTimeout(flush, ADDRESS_MILLIS);
  }, []);

  return [draft, change];
}

function keyOf({ view, f, q, sort, row, cols }: ObservationSearch): string {
  return JSON.stringify([view, f, q, sort, row, cols].map((part) => part ?? ''));
}
