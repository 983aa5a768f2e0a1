import { useEffect } from 'react';
import { readStored, store, useStored } from './stored';

/** The reader's own settings: kept in this browser, never in the address. */

export type Theme = 'system' | 'light' | 'dark';

const THEME = 'flowtrail.theme';
const SINGLE_KEYS = 'flowtrail.single-keys';
const TRACE_TEMPLATE = 'flowtrail.trace-template';

export function useTheme(): Theme {
  const stored = useStored(THEME);
  return stored === 'light' || stored === 'dark' ? stored : 'system';
}

export function chooseTheme(theme: Theme): void {
  store(THEME, theme);
}

/** Dresses the page as chosen, here or in another tab; before the first paint, theme.js does. */
export function useThemeOnPage(): void {
  const theme = useTheme();
  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }, [theme]);
}

export function useSingleKeys(): boolean {
  return useStored(SINGLE_KEYS) !== 'off';
}

export function singleKeysAreOn(): boolean {
  return readStored(SINGLE_KEYS) !== 'off';
}

export function switchSingleKeys(on: boolean): void {
  store(SINGLE_KEYS, on ? 'on' : 'off');
}

/** The address of a trace in the reader's tracing tool, with `{traceId}` in it; empty when there is none. */
export function useTraceTemplate(): string {
  return useStored(TRACE_TEMPLATE) ?? '';
}

export function chooseTraceTemplate(template: string): void {
  store(TRACE_TEMPLATE, template);
}
