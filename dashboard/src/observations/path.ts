/**
 * Paths inside a candidate: dots descend, a literal dot in a key is written `\.` and a backslash `\\`.
 * The same language is used by `queryable` and `roles` of the HTTP contract.
 */
export function splitPath(path: string): string[] {
  const keys = [''];
  for (let at = 0; at < path.length; at++) {
    const character = path.charAt(at);
    if (character === '.') keys.push('');
    else keys.push(keys.pop() + (character === '\\' && at + 1 < path.length ? path.charAt(++at) : character));
  }
  return keys;
}

export function joinPath(keys: readonly string[]): string {
  return keys.map(escapeKey).join('.');
}

export function childPath(parent: string, key: string): string {
  return parent === '' ? escapeKey(key) : `${parent}.${escapeKey(key)}`;
}

function escapeKey(key: string): string {
  return key.replace(/[\\.]/g, '\\$&');
}
