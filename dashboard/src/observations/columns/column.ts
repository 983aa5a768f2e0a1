/**
 * One path of all candidates, laid out for fast reading. Plain data without methods, so that the
 * browser's database can keep it as it is.
 */
export type Column = NumberColumn | BooleanColumn | TextColumn;

export type ColumnType = Column['type'];

interface ColumnFields {
  path: string;
  /** Rows where the value is absent or null. */
  missing: number;
  /** Rows whose value is there but of another type; filters treat it as missing. */
  mismatched: number;
}

export interface NumberColumn extends ColumnFields {
  type: 'number';
  /** NaN where there is no number. Doubles: texts shown to people come from the document instead. */
  values: Float64Array<ArrayBuffer>;
}

export const FALSE = 0;
export const TRUE = 1;
export const NO_BOOLEAN = 2;

export interface BooleanColumn extends ColumnFields {
  type: 'boolean';
  values: Uint8Array<ArrayBuffer>;
}

export interface TextColumn extends ColumnFields {
  type: 'string';
  /** 0 where there is no text, else the number of the dictionary's entry, counted from 1. */
  codes: Uint32Array<ArrayBuffer>;
  dictionary: Dictionary;
}

/**
 * Texts in order of appearance, one after the other, as UTF-8. Each stands there once, unless nearly
 * every row has a text of its own: then equal ones may stand there several times.
 */
export interface Dictionary {
  bytes: Uint8Array<ArrayBuffer>;
  /** Where each text ends and the next begins. */
  ends: Uint32Array<ArrayBuffer>;
}

export function sizeOfColumn(column: Column): number {
  if (column.type !== 'string') return column.values.byteLength;
  const { codes, dictionary } = column;
  return codes.byteLength + dictionary.bytes.byteLength + dictionary.ends.byteLength;
}

export function presentCount(column: Column): number {
  const rows = column.type === 'string' ? column.codes.length : column.values.length;
  return rows - column.missing - column.mismatched;
}
