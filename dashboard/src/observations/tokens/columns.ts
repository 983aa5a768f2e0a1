/** Chosen columns in the address bar: paths joined by commas, `\,` for a comma inside one. */
export function parseColumns(text: string | undefined): string[] {
  const parts = (text ?? '').match(/(?:\\.|[^,\\])+/gs) ?? [];
  return parts.map((part) => part.replace(/\\,/g, ','));
}

export function formatColumns(paths: readonly string[]): string {
  return paths.map((path) => path.replace(/,/g, '\\,')).join(',');
}
