import { expect, test } from 'vitest';
import type { Watch, WatchDelivery } from '../api/watches';
import { conditionWords, deliveryWords, valueWords, windowsWith } from './words';

const SHARE = {
  measure: 'share',
  comparison: 'above',
  threshold: 0.05,
  windowSeconds: 3_600,
  minRuns: 20,
  value: 0.12,
  hits: 12,
  runs: 100,
} as Watch;

test('a condition reads as a sentence', () => {
  expect(conditionWords(SHARE)).toBe('fires when more than 5% of the runs within 1 h fit');
  expect(conditionWords({ ...SHARE, measure: 'count', comparison: 'below', threshold: 1 })).toBe(
    'fires when fewer than 1 run within 1 h fit',
  );
});

test('a value names what it is founded on', () => {
  expect(valueWords(SHARE)).toBe('12% of 100 runs');
  expect(valueWords({ ...SHARE, measure: 'count' })).toBe('12 runs');
  expect(valueWords({ ...SHARE, value: null, runs: 3 })).toBe('3 runs, fewer than 20');
  expect(valueWords({ ...SHARE, hits: null, runs: null })).toBe('not evaluated yet');
});

test('a delivery says what became of it', () => {
  const delivery = { event: 'firing', status: 'delivered', attempts: 1, error: null } as WatchDelivery;
  expect(deliveryWords(delivery)).toBe('told that it fires');
  expect(deliveryWords({ ...delivery, status: 'waiting', attempts: 2, error: 'No.' })).toBe(
    '2 tries to tell that it fires: No.',
  );
  expect(deliveryWords({ ...delivery, event: 'test', status: 'failed', error: 'No.' })).toBe(
    'not told a test: No.',
  );
});

test('a window that is not offered is added', () => {
  expect(windowsWith(60)[0]).toEqual({ seconds: 60, words: '1 min' });
  expect(windowsWith(3_600)).toHaveLength(6);
});
