import { useCallback, useEffect, useRef, useState } from 'react';
import { readStored, store } from '../../page/stored';
import type { Widths } from './widths';
import { readWidths, writeWidths } from './widths';

const STORED = 'flowtrail.widths';

/** Dragging changes a width with every pixel; the last one is worth keeping. */
const KEEP_MILLIS = 300;

/** The reader's column widths, remembered in this browser for every observation of this name. */
export function useWidths(name: string): [Widths, (path: string, width: number) => void] {
  const [widths, setWidths] = useState<Widths>(() => readWidths(readStored(STORED)).get(name) ?? {});
  const changed = useRef(false);

  useEffect(() => {
    if (!changed.current) return undefined;
    const timer = setTimeout(() => {
      store(STORED, writeWidths(readStored(STORED), name, widths));
    }, KEEP_MILLIS);
    return () => clearTimeout(timer);
  }, [name, widths]);

  const resize = useCallback((path: string, width: number) => {
    changed.current = true;
    setWidths((before) => ({ ...before, [path]: width }));
  }, []);
  return [widths, resize];
}
