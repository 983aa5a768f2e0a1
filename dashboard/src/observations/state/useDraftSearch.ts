import { useCallback, useEffect, useRef, useState } from 'react';
import type { ChangeSearch, ObservationSearch, UpdateSearch } from '../search';

/** The address follows typing after this pause; the answer does not wait for it. */
const ADDRESS_MILLIS = 300;

/**
 * The search as the reader has just changed it. The address is told later, because browsers limit how
 * often it may change; when it changes from outside, as by Back, it wins. The update keeps its identity.
 */
export function useDraftSearch(
  written: ObservationSearch,
  write: ChangeSearch,
): [ObservationSearch, UpdateSearch] {
  const [draft, setDraft] = useState(written);
  const current = useRef(written);
  const known = useRef(keyOf(written));
  const waiting = useRef<Partial<ObservationSearch>>({});
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef({ written, write });
  const key = keyOf(written);

  const show = useCallback((next: ObservationSearch) => {
    current.current = next;
    setDraft(next);
  }, []);

  useEffect(() => {
    latest.current = { written, write };
  });

  useEffect(() => {
    if (key === known.current) return;
    known.current = key;
    clearTimeout(timer.current);
    waiting.current = {};
    show(latest.current.written);
  }, [key, show]);

  useEffect(() => () => clearTimeout(timer.current), []);

  const update = useCallback<UpdateSearch>(
    (change, how) => {
      const patch = change(current.current);
      const flush = (): void => {
        const next = keyOf({ ...latest.current.written, ...waiting.current });
        if (next !== known.current) latest.current.write(waiting.current, how);
        known.current = next;
        waiting.current = {};
      };
      show({ ...current.current, ...patch });
      waiting.current = { ...waiting.current, ...patch };
      clearTimeout(timer.current);
      if (how === 'push') flush();
      else timer.current = setTimeout(flush, ADDRESS_MILLIS);
    },
    [show],
  );

  return [draft, update];
}

function keyOf({ view, f, q, sort, row, cols, pin, array }: ObservationSearch): string {
  return JSON.stringify([view, f, q, sort, row, cols, pin, array].map((part) => part ?? ''));
}
