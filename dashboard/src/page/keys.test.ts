import { expect, test } from 'vitest';
import { holdsModifier, KeySequence } from './keys';

const keys = { j: () => {}, 'g f': () => {} };

test('one key acts at once', () => {
  expect(new KeySequence().press('j', 0, keys)).toBe(keys.j);
});

test('two keys of a sequence act together', () => {
  const sequence = new KeySequence();
  expect(sequence.press('g', 0, keys)).toBeUndefined();
  expect(sequence.press('f', 400, keys)).toBe(keys['g f']);
});

test('a sequence that takes too long is forgotten', () => {
  const sequence = new KeySequence();
  sequence.press('g', 0, keys);
  expect(sequence.press('f', 1_001, keys)).toBeUndefined();
});

test('a key that continues nothing acts for itself', () => {
  const sequence = new KeySequence();
  sequence.press('g', 0, keys);
  expect(sequence.press('j', 10, keys)).toBe(keys.j);
});

test('AltGr only reaches a character, while Ctrl, Alt and Meta ask for something else', () => {
  const event = { altKey: false, ctrlKey: false, metaKey: false, getModifierState: () => false };
  expect(holdsModifier(event)).toBe(false);
  expect(holdsModifier({ ...event, altKey: true, ctrlKey: true, getModifierState: () => true })).toBe(false);
  expect(holdsModifier({ ...event, altKey: true })).toBe(true);
  expect(holdsModifier({ ...event, ctrlKey: true })).toBe(true);
  expect(holdsModifier({ ...event, metaKey: true })).toBe(true);
});
