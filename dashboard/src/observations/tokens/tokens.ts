import { childPath, splitPath } from '../path';
import { isOperator } from './predicate';
import type { Predicate } from './predicate';

/*
 * The grammar of filters in the address bar:
 *
 *   filters  = [ token *( "," token ) ]
 *   token    = path "." operator "." value
 *   path     = key *( "." key )
 *   operator = "eq" / "ne" / "lt" / "lte" / "gt" / "gte" / "between" / "contains" / "excludes" / "is"
 *   value    = any text; dots need no escape
 *
 * A backslash makes the next character literal: `\.` in a key, `\,` and `\\` anywhere. The first key
 * that is an operator's word ends the path, so a key of that name begins with a backslash: `\is`.
 */

export interface ParsedFilters {
  predicates: Predicate[];
  /** Tokens that do not follow the grammar, as they were written. */
  unknown: string[];
}

export function parseFilters(text: string): ParsedFilters {
  const parsed: ParsedFilters = { predicates: [], unknown: [] };
  for (const token of splitUnescaped(text, ',')) {
    if (token === '') continue;
    const predicate = parseToken(token);
    if (predicate === null) parsed.unknown.push(token);
    else parsed.predicates.push(predicate);
  }
  return parsed;
}

export function formatFilters(predicates: readonly Predicate[]): string {
  return predicates.map(formatToken).join(',');
}

export function formatToken({ path, operator, value }: Predicate): string {
  return `${formatPath(path)}.${operator}.${value.replace(/[\\,]/g, '\\$&')}`;
}

/** Null when the text is not a token: free text, or one that is still being typed. */
export function parseToken(token: string): Predicate | null {
  const parts = splitUnescaped(token, '.');
  const at = parts.findIndex((part, index) => index > 0 && isOperator(part));
  const operator = parts[at];
  if (operator === undefined || !isOperator(operator)) return null;
  const value = unescape(parts.slice(at + 1).join('.'));
  const path = parts.slice(0, at).reduce((parent, key) => childPath(parent, unescape(key)), '');
  return value === '' || path === '' ? null : { path, operator, value };
}

/** A path as it stands in a token. */
export function formatPath(path: string): string {
  return splitPath(path).map(formatKey).join('.');
}

function formatKey(key: string): string {
  const escaped = key.replace(/[\\.,]/g, '\\$&');
  return isOperator(key) ? `\\${escaped}` : escaped;
}

function unescape(text: string): string {
  return text.replace(/\\(.)/gs, '$1');
}

function splitUnescaped(text: string, separator: string): string[] {
  const parts = [''];
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === separator) parts.push('');
    else parts.push(parts.pop() + (character === '\\' ? character + text.charAt(++at) : character));
  }
  return parts;
}
