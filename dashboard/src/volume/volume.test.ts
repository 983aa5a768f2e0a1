import { expect, test } from 'vitest';
import { barsOf, totalOf } from './volume';

const volume = {
  from: '2026-01-05T10:00:00.000Z',
  to: '2026-01-05T11:00:00.000Z',
  bucketSeconds: 1_800,
  counts: [400, 1],
  failed: [0, 1],
};

test('the tallest bar has the whole height', () => {
  expect(barsOf(volume)[0]).toMatchObject({ all: 1, failed: 0, flows: 400 });
});

test('a single failed flow can be seen beside hundreds', () => {
  expect(barsOf(volume)[1]?.failed).toBeGreaterThan(0.05);
});

test('a bar knows its time', () => {
  expect(barsOf(volume)[1]).toMatchObject({ from: '2026-01-05T10:30:00.000Z', to: volume.to });
});

test('counts add up', () => {
  expect(totalOf(volume.counts)).toBe(401);
});
