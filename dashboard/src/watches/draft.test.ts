import { expect, test } from 'vitest';
import { draftOf, emptyDraft, fromQuestion, newSecret, toWatch } from './draft';

test.each([
  ['process:films status:failed last:7d', 'films', 'status:failed'],
  ['process:"two \\"words\\"" step{drop_ratio > 0.9}', 'two "words"', 'step{drop_ratio > 0.9}'],
  ['status:failed', '', 'status:failed'],
  ['process:films', 'films', ''],
  ['process:films || status:failed', '', 'process:films || status:failed'],
  ['process:a process:b', '', 'process:a process:b'],
  ['!process:films', '', '!process:films'],
  ['process:(a, b) from:2026-01-05', '', 'process:(a, b)'],
  ['process:films && status:failed', '', 'process:films && status:failed'],
  ['duration > 5s process:films', '', 'duration > 5s process:films'],
  ['"last:7d process:x" step{name:"a || b"}', '', '"last:7d process:x" step{name:"a || b"}'],
  ['step{', '', 'step{'],
])('%s is watched of a process of its own', (asked, process, query) => {
  expect(fromQuestion(asked)).toEqual({ process, query });
});

test('a share is written in per cent and kept as a share', () => {
  const draft = emptyDraft({ name: 'much', threshold: '7', url: ' https://a.example ', secret: '' });
  const kept = toWatch(draft);
  expect(kept).toMatchObject({ process: null, threshold: 0.07, webhook: { url: 'https://a.example' } });
  const shown = draftOf({
    ...kept,
    name: 'much',
    webhook: { url: 'https://a.example', gone: false },
  } as never);
  expect(shown.threshold).toBe('7');
  expect(toWatch({ ...draft, measure: 'count', url: '' })).toMatchObject({ threshold: 7, webhook: null });
});

test('a secret has 32 bytes and is another one each time', () => {
  expect(atob(newSecret().replace('whsec_', ''))).toHaveLength(32);
  expect(newSecret()).not.toBe(newSecret());
});
