import { expect, test } from 'vitest';
import type { ObservationMeta } from '../api/types';
import { pairsOf } from './pairs';

function observation(id: string, name: string, version = 1): ObservationMeta {
  return { id, name, version } as ObservationMeta;
}

test('observations stand beside those of the same name and version', () => {
  const pairs = pairsOf(
    [observation('a', 'prompt'), observation('b', 'prompt', 2)],
    [observation('c', 'prompt', 2), observation('d', 'answer')],
  );
  expect(pairs.map(({ name, left, right }) => [name, left?.id, right?.id])).toEqual([
    ['prompt', 'a', undefined],
    ['prompt @2', 'b', 'c'],
    ['answer', undefined, 'd'],
  ]);
});
