/** The part of an address behind the `?`: plain readable words, no encoded objects. */

export function parseSearch(written: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(written));
}

export function stringifySearch(search: Record<string, unknown>): string {
  const given = Object.entries(search).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, String(value)]],
  );
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`;
}

/** What the address says and the page does not know, or cannot mean; reported, never fatal. */
export function ignoredParameters(written: string, understood: object): string[] {
  const known = new Map(Object.entries(understood));
  return Object.entries(parseSearch(written)).flatMap(([name, value]) =>
    String(known.get(name) ?? '') === value ? [] : [`${name}=${value}`],
  );
}

/** A text parameter, or nothing; empty counts as absent. */
export function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** One of a few words, or nothing. */
export function oneOf<T extends string>(words: readonly T[], value: unknown): T | undefined {
  return words.find((word) => word === value);
}

/** A whole number of at least 1, as an address or a link has it; or nothing. */
export function positive(value: unknown): number | undefined {
  const number = typeof value === 'number' ? value : Number(text(value));
  return Number.isSafeInteger(number) && number >= 1 ? number : undefined;
}
