import { oneOf, text } from '../page/search';

/** What the address of a comparison says. */
export interface CompareSearch {
  /** The step whose candidates are shown, by its place; the first divergence where it is absent. */
  step?: string | undefined;
  only?: 'changed' | undefined;
}

export function readCompareSearch(raw: Record<string, unknown>): CompareSearch {
  return { step: text(raw.step), only: oneOf(['changed'], raw.only) };
}

/** `left...right`, as the address has it; the right one may still be missing. */
export function pairOf(written: string): { left: string; right: string } {
  const [left = '', right = ''] = written.split('...');
  return { left, right };
}
