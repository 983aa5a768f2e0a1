/** One thing the palette can do. */
export interface PaletteItem {
  id: string;
  words: string;
  /** What kind of thing it is, or the key that does the same. */
  hint: string;
  run: () => void;
}

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

const MOST_SHOWN = 12;

/** Whether what was typed or pasted is the id of something. */
export function isId(typed: string): boolean {
  return UUID.test(typed.trim());
}

/** The items that hold every typed word; those that begin with it come first. */
export function matching(items: readonly PaletteItem[], typed: string): PaletteItem[] {
  const wanted = typed.trim().toLowerCase();
  const parts = wanted.split(/\s+/);
  const found = items.filter((item) => parts.every((part) => textOf(item).includes(part)));
  const begins = (item: PaletteItem) => textOf(item).startsWith(wanted);
  return [...found.filter(begins), ...found.filter((item) => !begins(item))].slice(0, MOST_SHOWN);
}

function textOf({ words, hint }: PaletteItem): string {
  return `${words} ${hint}`.toLowerCase();
}
