/** One column's order; rows without a value come last either way. */
export interface Sort {
  path: string;
  descending: boolean;
}

/** `price.asc` or `price.desc`; null for anything else. */
export function parseSort(text: string | undefined): Sort | null {
  const match = /^(.+)\.(asc|desc)$/s.exec(text ?? '');
  return match?.[1] === undefined ? null : { path: match[1], descending: match[2] === 'desc' };
}

export function formatSort(sort: Sort | null): string {
  return sort === null ? '' : `${sort.path}.${sort.descending ? 'desc' : 'asc'}`;
}

/** What a click on a header does: ascending, then descending, then the document's own order. */
export function nextSort(current: Sort | null, path: string): Sort | null {
  if (current?.path !== path) return { path, descending: false };
  return current.descending ? null : { path, descending: true };
}
