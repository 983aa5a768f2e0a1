import { parseToken } from '../tokens/tokens';

/** A filter whose value has not been typed yet, such as `price.gte.`: not a text to search for. */
export function isUnfinishedToken(text: string): boolean {
  return text.endsWith('.') && parseToken(`${text}?`) !== null && parseToken(text) === null;
}
