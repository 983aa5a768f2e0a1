import type { Column, ColumnType } from '../columns/column';
import { presentCount } from '../columns/column';
import type { Predicate } from '../tokens/predicate';
import { formatToken } from '../tokens/tokens';
import type { Sort } from '../tokens/sort';
import { combine } from './combine';
import type { Combination } from './combine';
import { ColumnIndex } from './ColumnIndex';
import type { Facet } from './facets';
import { facetOf } from './facets';
import { matchFreeText } from './freeText';
import type { Mask } from './match';
import { InapplicablePredicate, matchPredicate } from './match';
import { orderRows } from './order';

export interface Question {
  predicates: readonly Predicate[];
  /** Free text; empty for none. */
  text: string;
  sort: Sort | null;
}

export interface Answer {
  /** Matching rows in the order to be shown, by their place in the document. */
  rows: Uint32Array<ArrayBuffer>;
  /** What removing each filter, and last the free text if there is one, would bring back. */
  regained: number[];
  /** Why a filter was left out, by its place among the predicates. */
  problems: { predicate: number; message: string }[];
  /** What the facets are counted from. */
  readonly counted: Counted;
}

interface Counted {
  rows: Uint32Array;
  masks: readonly (Mask | null)[];
  predicates: readonly Predicate[];
}

const KEPT_MASKS = 32;

/** All columns of one observation and the answers to questions about them. */
export class CandidateTable {
  readonly rowCount: number;
  readonly #columns = new Map<string, ColumnIndex>();
  readonly #masks = new Map<string, Mask>();
  readonly #orders = new Map<string, Uint32Array>();

  constructor(rowCount: number, columns: readonly Column[]) {
    this.rowCount = rowCount;
    this.add(columns);
  }

  add(columns: readonly Column[]): void {
    for (const column of columns) this.#columns.set(column.path, new ColumnIndex(column));
    if (columns.length > 0) this.#masks.clear();
  }

  get columns(): Column[] {
    return Array.from(this.#columns.values(), ({ column }) => column);
  }

  typeOf(path: string): ColumnType | undefined {
    return this.#columns.get(path)?.column.type;
  }

  ask({ predicates, text, sort }: Question): Answer {
    const problems: Answer['problems'] = [];
    const applied = predicates.map((predicate, index) => this.#apply(predicate, index, problems));
    const words = text.trim();
    const masks = words === '' ? applied : [...applied, this.#textMask(words)];
    const combination = this.#combine(masks);
    return {
      rows: this.#sorted(combination, sort),
      regained: regainedBy(masks, combination),
      problems,
      counted: { rows: combination.rows, masks, predicates },
    };
  }

  /** A column's own filters do not narrow its facet, so that the reader can see what to choose instead. */
  facetsOf({ counted: { rows, masks, predicates } }: Answer): Facet[] {
    const facets: Facet[] = [];
    for (const [path, index] of this.#columns) {
      const others = masks.filter((_, at) => predicates[at]?.path !== path);
      const counted = others.length === masks.length ? rows : this.#combine(others).rows;
      const facet = facetOf(index, counted);
      if (facet !== null) facets.push(facet);
    }
    return facets;
  }

  /** Derives what the first key press or click would wait for; `pause` lets readers go first, piece by piece. */
  async warmUp(pause: () => Promise<void>): Promise<void> {
    for (const { column, search } of this.#columns.values()) {
      if (column.type === 'string') search.contains('e');
      // One column after the other on purpose.
      // oxlint-disable-next-line no-await-in-loop
      await pause();
    }
    this.facetsOf(this.ask({ predicates: [], text: 'e', sort: null }));
    await this.#warmUpOrders(pause);
  }

  /** Texts take long to order, and wait until somebody wants it. */
  async #warmUpOrders(pause: () => Promise<void>): Promise<void> {
    for (const index of this.#columns.values()) {
      if (index.column.type !== 'number') continue;
      // oxlint-disable-next-line no-await-in-loop
      await pause();
      orderRows(index.ranks, false);
    }
  }

  #combine(masks: readonly (Mask | null)[]): Combination {
    return combine(
      masks.filter((mask) => mask !== null),
      this.rowCount,
    );
  }

  #apply(predicate: Predicate, index: number, problems: Answer['problems']): Mask | null {
    const column = this.#columns.get(predicate.path);
    try {
      if (column === undefined || isEmpty(column))
        throw new InapplicablePredicate('no candidate has a value there');
      return this.#kept(formatToken(predicate), () => matchPredicate(column, predicate));
    } catch (error) {
      if (!(error instanceof InapplicablePredicate)) throw error;
      problems.push({ predicate: index, message: error.message });
      return null;
    }
  }

  #textMask(text: string): Mask {
    return this.#kept(`\n${text}`, () => matchFreeText(this.#columns.values(), text, this.rowCount));
  }

  /** Masks of filters that stay while others are typed are not computed again. */
  #kept(key: string, compute: () => Mask): Mask {
    const mask = this.#masks.get(key) ?? compute();
    this.#masks.delete(key);
    this.#masks.set(key, mask);
    const [oldest] = this.#masks.keys();
    if (this.#masks.size > KEPT_MASKS && oldest !== undefined) this.#masks.delete(oldest);
    return mask;
  }

  #sorted({ rows, passing }: Combination, sort: Sort | null): Uint32Array<ArrayBuffer> {
    const order = sort === null ? undefined : this.#order(sort);
    if (order === undefined) return rows;
    const sorted = new Uint32Array(rows.length);
    for (let at = 0, place = 0; place < sorted.length; at++) {
      const row = order[at] ?? 0;
      if (passing === null || passing[row] === 1) sorted[place++] = row;
    }
    return sorted;
  }

  #order({ path, descending }: Sort): Uint32Array | undefined {
    const index = this.#columns.get(path);
    if (index === undefined) return undefined;
    const key = `${path}\n${String(descending)}`;
    const order = this.#orders.get(key) ?? orderRows(index.ranks, descending);
    this.#orders.set(key, order);
    return order;
  }
}

function regainedBy(masks: readonly (Mask | null)[], { onlyRejectedBy }: Combination): number[] {
  const counts = onlyRejectedBy.values();
  return masks.map((mask) => (mask === null ? 0 : (counts.next().value ?? 0)));
}

function isEmpty({ column }: ColumnIndex): boolean {
  return presentCount(column) === 0;
}
