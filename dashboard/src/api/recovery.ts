import { useEffect, useRef } from 'react';

/** Tells those who gave up that the server answers again. */

const listeners = new Set<() => void>();

export function announceRecovery(): void {
  for (const listener of listeners) listener();
}

/** Returns the way to stop listening. */
export function onRecovery(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export function useRecovery(listener: () => void): void {
  const current = useRef(listener);
  useEffect(() => {
    current.current = listener;
  });
  useEffect(() => onRecovery(() => current.current()), []);
}
