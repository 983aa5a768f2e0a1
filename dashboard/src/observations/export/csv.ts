import type { Cell } from '../rows/row';

/** RFC 4180. The texts come from strangers, so none of them may start a formula in a spreadsheet. */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(csvField).join(',')}\r\n`;
}

export function csvHeader(paths: readonly string[]): string {
  return csvLine(paths.map((text): Cell => ({ kind: 'string', text })));
}

function csvField({ kind, text }: Cell): string {
  if (kind === 'null' || kind === 'missing') return '';
  const harmless = kind === 'number' ? text : disarm(text);
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** A quote in front makes a spreadsheet take the rest as text. */
function disarm(text: string): string {
  return /^\s*[=+\-@\t\r|%]/.test(text) ? `'${text}` : text;
}
