import { byteAt, isDigit, LOWER_F, LOWER_N, LOWER_T, MINUS } from '../scan/bytes';
import { hasEscape, isString, stringValue } from '../scan/text';
import { isArray, isObject } from '../scan/members';
import type { BooleanColumn, Column, ColumnType, NumberColumn, TextColumn } from './column';
import { FALSE, NO_BOOLEAN, TRUE } from './column';
import { DictionaryBuilder } from './DictionaryBuilder';
import { parseNumber } from './number';

/** Takes the values of one path, row by row. A key given twice: the last one counts. */
export interface ValueSink {
  write(row: number, bytes: Uint8Array, start: number, end: number): void;
}

/** Becomes a column after the last row. */
export interface ColumnWriter extends ValueSink {
  finish(): Column;
}

export function writerFor(type: ColumnType, path: string, rows: number): ColumnWriter {
  switch (type) {
    case 'number':
      return new NumberWriter(path, rows);
    case 'boolean':
      return new BooleanWriter(path, rows);
    case 'string':
      return new TextWriter(path, rows);
  }
}

/** Remembers which rows hold a value of another type; most columns have none. */
class Mismatches {
  readonly #rows = new Set<number>();

  get count(): number {
    return this.#rows.size;
  }

  note(row: number, mismatched: boolean): void {
    if (mismatched) this.#rows.add(row);
    else if (this.#rows.size > 0) this.#rows.delete(row);
  }
}

class NumberWriter implements ColumnWriter {
  readonly #path: string;
  readonly #values: Float64Array<ArrayBuffer>;
  readonly #mismatches = new Mismatches();

  constructor(path: string, rows: number) {
    this.#path = path;
    this.#values = new Float64Array(rows).fill(Number.NaN);
  }

  write(row: number, bytes: Uint8Array, start: number, end: number): void {
    const byte = byteAt(bytes, start);
    const isNumber = byte === MINUS || isDigit(byte);
    this.#values[row] = isNumber ? parseNumber(bytes, start, end) : Number.NaN;
    this.#mismatches.note(row, !isNumber && byte !== LOWER_N);
  }

  finish(): NumberColumn {
    const mismatched = this.#mismatches.count;
    const missing = count(this.#values, Number.isNaN) - mismatched;
    return { type: 'number', path: this.#path, values: this.#values, missing, mismatched };
  }
}

class BooleanWriter implements ColumnWriter {
  readonly #path: string;
  readonly #values: Uint8Array<ArrayBuffer>;
  readonly #mismatches = new Mismatches();

  constructor(path: string, rows: number) {
    this.#path = path;
    this.#values = new Uint8Array(rows).fill(NO_BOOLEAN);
  }

  write(row: number, bytes: Uint8Array, start: number): void {
    const byte = byteAt(bytes, start);
    const value = byte === LOWER_T ? TRUE : byte === LOWER_F ? FALSE : NO_BOOLEAN;
    this.#values[row] = value;
    this.#mismatches.note(row, value === NO_BOOLEAN && byte !== LOWER_N);
  }

  finish(): BooleanColumn {
    const mismatched = this.#mismatches.count;
    const missing = count(this.#values, (value) => value === NO_BOOLEAN) - mismatched;
    return { type: 'boolean', path: this.#path, values: this.#values, missing, mismatched };
  }
}

const encoder = new TextEncoder();

/** Numbers and booleans are texts too here, as they are written; arrays and objects are not. */
class TextWriter implements ColumnWriter {
  readonly #path: string;
  readonly #codes: Uint32Array<ArrayBuffer>;
  readonly #dictionary: DictionaryBuilder;
  readonly #mismatches = new Mismatches();

  constructor(path: string, rows: number) {
    this.#path = path;
    this.#codes = new Uint32Array(rows);
    this.#dictionary = new DictionaryBuilder(rows);
  }

  write(row: number, bytes: Uint8Array, start: number, end: number): void {
    const nested = isObject(bytes, start) || isArray(bytes, start);
    const none = nested || byteAt(bytes, start) === LOWER_N;
    this.#codes[row] = none ? 0 : this.#codeOf(bytes, start, end);
    this.#mismatches.note(row, nested);
  }

  #codeOf(bytes: Uint8Array, start: number, end: number): number {
    if (!isString(bytes, start)) return this.#dictionary.codeOf(bytes, start, end);
    if (!hasEscape(bytes, start, end)) return this.#dictionary.codeOf(bytes, start + 1, end - 1);
    const resolved = encoder.encode(stringValue(bytes, start, end));
    return this.#dictionary.codeOf(resolved, 0, resolved.length);
  }

  finish(): TextColumn {
    const mismatched = this.#mismatches.count;
    const missing = count(this.#codes, (code) => code === 0) - mismatched;
    const dictionary = this.#dictionary.build();
    return { type: 'string', path: this.#path, codes: this.#codes, dictionary, missing, mismatched };
  }
}

function count(values: Float64Array | Uint8Array | Uint32Array, accept: (value: number) => boolean): number {
  let found = 0;
  for (const value of values) if (accept(value)) found++;
  return found;
}
