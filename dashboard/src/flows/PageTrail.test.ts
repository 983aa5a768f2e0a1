import { expect, test } from 'vitest';
import { PageTrail } from './PageTrail';

function walked(): PageTrail {
  const trail = new PageTrail();
  trail.note(undefined, 'b');
  trail.note('b', 'c');
  trail.note('c', null);
  return trail;
}

test('the way back leads to the page that led here', () => {
  expect(walked().before('c')).toEqual({ cursor: 'b' });
  expect(walked().before('b')).toEqual({ cursor: undefined });
});

test('a page opened by its address has no known way back', () => {
  expect(walked().before('elsewhere')).toBeNull();
});

test('pages are counted from the newest', () => {
  expect(walked().depth(undefined)).toBe(0);
  expect(walked().depth('c')).toBe(2);
  expect(walked().depth('elsewhere')).toBeUndefined();
});
