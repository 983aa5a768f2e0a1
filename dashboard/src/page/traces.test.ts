import { expect, test } from 'vitest';
import { faultOfTemplate, traceUrl } from './traces';

const trace = { traceId: '4bf92f', spanId: '00f0' };

test('a template leads to the trace and its span', () => {
  expect(traceUrl('https://jaeger.example/trace/{traceId}?uiFind={spanId}', trace)).toBe(
    'https://jaeger.example/trace/4bf92f?uiFind=00f0',
  );
});

test('without a template there is no link', () => {
  expect(traceUrl('', trace)).toBeUndefined();
  expect(faultOfTemplate('')).toBeUndefined();
});

test('a template without a place for the id is refused', () => {
  expect(faultOfTemplate('https://jaeger.example/')).toContain('{traceId}');
});

test('a template cannot become a script', () => {
  expect(traceUrl('javascript:alert({traceId})', trace)).toBeUndefined();
});

test('an id stays one part of the address', () => {
  expect(traceUrl('https://jaeger.example/{traceId}', { traceId: 'a/b', spanId: '' })).toContain('a%2Fb');
});
