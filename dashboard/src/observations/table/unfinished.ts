import type { TypedColumn } from '../filter/typed';
import { awaitsValueAfterSign } from '../filter/typed';
import { OPERATORS } from '../tokens/predicate';
import { formatPath, parseToken } from '../tokens/tokens';

/** A filter that is still being typed, such as `price.`, `price.gte.` or `price >=`: not a text to search for. */
export function isUnfinished(text: string, columns: readonly TypedColumn[]): boolean {
  return (
    awaitsValue(text) ||
    awaitsValueAfterSign(text, columns) ||
    columns.some(({ path }) => awaitsOperator(text, `${formatPath(path)}.`))
  );
}

function awaitsValue(text: string): boolean {
  return text.endsWith('.') && parseToken(text) === null && parseToken(`${text}?`) !== null;
}

function awaitsOperator(text: string, path: string): boolean {
  return text.startsWith(path) && OPERATORS.some((operator) => operator.startsWith(text.slice(path.length)));
}
