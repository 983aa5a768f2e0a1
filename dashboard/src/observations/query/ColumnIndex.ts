import type { Column, Dictionary } from '../columns/column';
import type { Bins } from './bins';
import { binRows } from './bins';
import { foldTexts } from './fold';
import { rankRows } from './rank';
import { TextSearch } from './TextSearch';

const NO_TEXTS: Dictionary = { bytes: new Uint8Array(0), ends: new Uint32Array(0) };

/** A column with what is derived from it on first use and kept: folded texts, bins, ranks. */
export class ColumnIndex {
  readonly column: Column;
  #folded: Dictionary | undefined;
  #search: TextSearch | undefined;
  #bins: Bins | null | undefined;
  #ranks: Uint32Array | undefined;

  constructor(column: Column) {
    this.column = column;
  }

  /** Distinct texts in order of appearance; none for other types. */
  get texts(): Dictionary {
    return this.column.type === 'string' ? this.column.dictionary : NO_TEXTS;
  }

  get search(): TextSearch {
    this.#search ??= new TextSearch(this.#foldedTexts);
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
    this.#ranks ??= rankRows(this.column, this.#foldedTexts);
    return this.#ranks;
  }

  get #foldedTexts(): Dictionary {
    this.#folded ??= foldTexts(this.texts);
    return this.#folded;
  }
}
