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

/** A whole number of at least 1, or nothing. */
export function positive(value: unknown): number | undefined {
  const number = Number(text(value));
  return Number.isSafeInteger(number) && number >= 1 ? number : undefined;
}

/** Only what is present, so that addresses stay short and equal states have equal addresses. */
export function present<T extends object>(values: T): Present<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Present<T>;
}

type Present<T> = { [Name in keyof T]?: T[Name] | undefined };
