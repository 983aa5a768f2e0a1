import { useEffect, useRef } from 'react';
import { singleKeysAreOn } from './settings';

/** `j`, `?`, or a sequence like `g f`. */
export type Keys = Record<string, () => void>;

const SEQUENCE_MILLIS = 1_000;

/**
 * Single-key shortcuts while a component stands on the page. They rest while the reader types, holds
 * a modifier, has a dialog open, or has switched them off (WCAG 2.1.4).
 */
export function useKeys(keys: Keys): void {
  const current = useRef(keys);
  useEffect(() => {
    current.current = keys;
  });
  useEffect(() => {
    const sequence = new KeySequence();
    const listen = (event: KeyboardEvent) => {
      if (rests(event)) return;
      const action = sequence.press(event.key, event.timeStamp, current.current);
      if (action === undefined) return;
      event.preventDefault();
      action();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}

/** Ctrl or ⌘ with K, also while typing: it needs no switch, since no speech or slip produces it. */
export function useCommandKey(onPress: () => void): void {
  const current = useRef(onPress);
  useEffect(() => {
    current.current = onPress;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== 'k') return;
      event.preventDefault();
      current.current();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}

/** Remembers one key, for sequences of two. */
export class KeySequence {
  #first = '';
  #until = 0;

  press(key: string, atMillis: number, keys: Keys): (() => void) | undefined {
    const started = atMillis <= this.#until ? this.#first : '';
    this.#first = key;
    this.#until = atMillis + SEQUENCE_MILLIS;
    return keys[`${started} ${key}`] ?? keys[key];
  }
}

function rests(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || holdsModifier(event)) return true;
  if (!singleKeysAreOn() || document.querySelector('dialog[open]') !== null) return true;
  return event.target instanceof Element && event.target.closest(TYPING) !== null;
}

/** Many keyboards have `[` and `]` only behind AltGr, which some systems report as Ctrl and Alt. */
export function holdsModifier(
  event: Pick<KeyboardEvent, 'altKey' | 'ctrlKey' | 'metaKey' | 'getModifierState'>,
): boolean {
  if (event.metaKey) return true;
  return (event.ctrlKey || event.altKey) && !event.getModifierState('AltGraph');
}

const TYPING = 'input, select, textarea, [contenteditable]';
