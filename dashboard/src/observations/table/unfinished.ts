import { OPERATORS } from '../tokens/predicate';
import { formatPath, parseToken } from '../tokens/tokens';

/** A filter that is still being typed, such as `price.`, `price.gt` or `price.gte.`: not a text to search for. */
export function isUnfinishedToken(text: string, paths: readonly string[]): boolean {
  return awaitsValue(text) || paths.some((path) => awaitsOperator(text, `${formatPath(path)}.`));
}

function awaitsValue(text: string): boolean {
  return text.endsWith('.') && parseToken(text) === null && parseToken(`${text}?`) !== null;
}

function awaitsOperator(text: string, path: string): boolean {
  return text.startsWith(path) && OPERATORS.some((operator) => operator.startsWith(text.slice(path.length)));
}
