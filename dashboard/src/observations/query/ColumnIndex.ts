import type { Column } from '../columns/column';
import { decodeDictionary } from '../columns/dictionary';
import type { Bins } from './bins';
import { binRows } from './bins';
import { rankRows } from './rank';
import { TextSearch } from './TextSearch';

/** A column with what is derived from it on first use and kept: decoded texts, bins, ranks. */
export class ColumnIndex {
  readonly column: Column;
  #texts: string[] | undefined;
  #search: TextSearch | undefined;
  #bins: Bins | null | undefined;
  #ranks: Uint32Array | undefined;

  constructor(column: Column) {
    this.column = column;
  }

  /** Distinct texts in order of appearance; none for other types. */
  get texts(): string[] {
    this.#texts ??= this.column.type === 'string' ? decodeDictionary(this.column.dictionary) : [];
    return this.#texts;
  }

  get search(): TextSearch {
    this.#search ??= new TextSearch(this.texts);
    return this.#search;
  }

  /** Which histogram bar each row belongs to; null when the column holds no numbers. */
  get bins(): Bins | null {
    if (this.#bins === undefined) {
      this.#bins = this.column.type === 'number' ? binRows(this.column.values) : null;
    }
    return this.#bins;
  }

  /** Each row's place among the column's distinct values, from 1; 0 where there is none. */
  get ranks(): Uint32Array {
    this.#ranks ??= rankRows(this.column, this.texts);
    return this.#ranks;
  }
}
