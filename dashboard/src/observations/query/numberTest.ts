import type { Predicate } from '../tokens/predicate';

export type NumberTest = (value: number) => boolean;

/** Null when the predicate's operator or value is not about numbers. No test passes NaN. */
export function numberTest({ operator, value }: Predicate): NumberTest | null {
  if (operator === 'between') return rangeTest(value);
  const bound = toNumber(value);
  if (bound === null) return null;
  switch (operator) {
    case 'eq':
      return (held) => held === bound;
    case 'ne':
      return (held) => held !== bound && !Number.isNaN(held);
    case 'lt':
      return (held) => held < bound;
    case 'lte':
      return (held) => held <= bound;
    case 'gt':
      return (held) => held > bound;
    case 'gte':
      return (held) => held >= bound;
    default:
      return null;
  }
}

/** `low..high`, both ends included. */
function rangeTest(value: string): NumberTest | null {
  const [low, high, ...rest] = value.split('..').map(toNumber);
  if (typeof low !== 'number' || typeof high !== 'number' || rest.length > 0) return null;
  return (held) => held >= low && held <= high;
}

export function toNumber(text: string): number | null {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  return Number.isNaN(value) ? null : value;
}
