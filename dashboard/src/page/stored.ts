import { useSyncExternalStore } from 'react';

/** Small texts that stay in this browser, shared by all its tabs; while storage is denied, as long as the page. */

const fallback = new Map<string, string>();
const listeners = new Set<() => void>();

export function useStored(name: string): string | undefined {
  return useSyncExternalStore(subscribe, () => readStored(name));
}

export function readStored(name: string): string | undefined {
  try {
    return localStorage.getItem(name) ?? fallback.get(name);
  } catch {
    return fallback.get(name);
  }
}

export function store(name: string, value: string): void {
  fallback.set(name, value);
  try {
    localStorage.setItem(name, value);
  } catch {
    // Storage is denied or full: the fallback has it.
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
