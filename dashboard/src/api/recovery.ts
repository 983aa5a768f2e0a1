import { useEffect, useRef } from 'react';

/** Tells those who gave up that the server answers again. */

const listeners = new Set<() => void>();

export function announceRecovery(): void {
  for (const listener of listeners) listener();
}

export function useRecovery(onRecovery: () => void): void {
  const current = useRef(onRecovery);
  useEffect(() => {
    current.current = onRecovery;
  });
  useEffect(() => {
    const listener = () => current.current();
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, []);
}
