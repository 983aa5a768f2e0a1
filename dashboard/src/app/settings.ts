import { useSyncExternalStore } from 'react';

/** The reader's own settings: kept in this browser, shared by all its tabs, never in the address. */

export type Theme = 'system' | 'light' | 'dark';

const THEME = 'flowtrail.theme';
const SINGLE_KEYS = 'flowtrail.single-keys';

const fallback = new Map<string, string>();
const listeners = new Set<() => void>();

export function useTheme(): Theme {
  const stored = useStored(THEME);
  return stored === 'light' || stored === 'dark' ? stored : 'system';
}

export function chooseTheme(theme: Theme): void {
  store(THEME, theme);
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

export function useSingleKeys(): boolean {
  return useStored(SINGLE_KEYS) !== 'off';
}

export function singleKeysAreOn(): boolean {
  return read(SINGLE_KEYS) !== 'off';
}

export function switchSingleKeys(on: boolean): void {
  store(SINGLE_KEYS, on ? 'on' : 'off');
}

function useStored(name: string): string | undefined {
  return useSyncExternalStore(subscribe, () => read(name));
}

function read(name: string): string | undefined {
  try {
    return localStorage.getItem(name) ?? fallback.get(name);
  } catch {
    return fallback.get(name);
  }
}

function store(name: string, value: string): void {
  fallback.set(name, value);
  try {
    localStorage.setItem(name, value);
  } catch {
    // Storage is denied: the choice lasts as long as the page.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    removeEventListener('storage', listener);
  };
}
