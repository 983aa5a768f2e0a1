/** A small deterministic generator of JSON documents, so that a failing test can be repeated by its seed. */
export class Documents {
  #state: number;

  constructor(seed: number) {
    this.#state = seed * 2654435761 + 1;
  }

  /** A number from 0 up to, but not including, `limit` (mulberry32). */
  below(limit: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  }

  pick<T>(choices: readonly T[]): T {
    return choices[this.below(choices.length)] as T;
  }

  /** Source text of any value, with odd whitespace, escapes and numbers. */
  value(depth = 0): string {
    const kind = this.below(depth > 4 ? 4 : 6);
    if (kind === 4) return this.#container('[', ']', () => this.value(depth + 1));
    if (kind === 5) return this.object(depth);
    return (
      [this.string(), this.number(), this.pick(['true', 'false', 'null']), this.string()][kind] ?? 'null'
    );
  }

  object(depth = 0): string {
    return this.#container(
      '{',
      '}',
      () => `${this.string()}${this.#space()}:${this.#space()}${this.value(depth + 1)}`,
    );
  }

  string(): string {
    const pieces = [
      'a',
      'Zz',
      '.',
      ' ',
      'é',
      '漢',
      '🎬',
      '\\"',
      '\\\\',
      '\\/',
      '\\n',
      '\\u00e9',
      '\\ud83c\\udfac',
      ',',
    ];
    return `"${Array.from({ length: this.below(6) }, () => this.pick(pieces)).join('')}"`;
  }

  number(): string {
    return this.pick([
      '0',
      '-0',
      '7',
      '-12',
      '3.25',
      '0.1',
      '1e3',
      '2.5E-7',
      '-1.5e+10',
      '9007199254740993',
      '12345678901234567890.123456789',
      '1e400',
    ]);
  }

  #container(open: string, close: string, item: () => string): string {
    const items = Array.from({ length: this.below(5) }, () => this.#space() + item() + this.#space());
    return `${open}${this.#space()}${items.join(',')}${close}`;
  }

  #space(): string {
    return this.pick(['', '', ' ', '\n  ', '\t', '\r\n']);
  }
}

export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}
