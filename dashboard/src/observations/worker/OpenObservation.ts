import type { Glance, RowsGlance, StoredIndex } from '../cache/entry';
import type { ColumnSpec } from '../columns/build';
import { buildColumns } from '../columns/build';
import type { Answer } from '../query/CandidateTable';
import { CandidateTable } from '../query/CandidateTable';
import type { Facet } from '../query/facets';
import { nextTask } from '../rpc/serve';
import type { RowOffsets } from '../scan/survey';
import { ContainerIndex } from '../tree/ContainerIndex';
import { findAll } from '../tree/find';
import type { Rows } from './AllRows';
import { AllRows } from './AllRows';
import { Lazy } from './Lazy';
import type { ColumnInfo, ObservationShape, ObservationSource, Question } from './methods';

/** What is behind a glance, each had on first use. */
export interface Parts {
  bytes: Lazy<Uint8Array>;
  index: Lazy<StoredIndex>;
}

export interface Answered extends Omit<Answer, 'rows' | 'counted'> {
  rows: Rows;
}

/** Rows that can be read, and the bytes they stand in. */
export interface Readable {
  bytes: Uint8Array;
  offsets: RowOffsets;
}

/** Typed arrays on top of the bytes; an estimate of their share. */
const MEMORY_PER_BYTE = 1.5;

/** One observation in the worker's memory: at first what a glance shows, the rest once someone needs it. */
export class OpenObservation {
  readonly source: ObservationSource;
  readonly glance: Glance;
  readonly #bytes: Lazy<Uint8Array>;
  readonly #index: Lazy<StoredIndex>;
  readonly #table: Lazy<CandidateTable>;
  readonly #containers: Lazy<ContainerIndex>;
  #later: ColumnSpec[];
  #built: ColumnInfo[];
  #allFacets: Facet[] | null;
  #lastAnswer: { key: string; answer: Answer } | undefined;
  #lastSearch: { text: string; hits: Uint32Array } | undefined;

  constructor(source: ObservationSource, glance: Glance, parts: Parts) {
    this.source = source;
    this.glance = glance;
    this.#bytes = parts.bytes;
    this.#index = parts.index;
    this.#table = new Lazy(() => this.#makeTable());
    this.#containers = new Lazy(async () => new ContainerIndex(await this.bytes()));
    this.#later = glance.rows?.later ?? [];
    this.#built = glance.rows?.columns.map(({ path, type }) => ({ path, type })) ?? [];
    this.#allFacets = glance.rows?.facets ?? null;
  }

  get rows(): RowsGlance {
    if (this.glance.rows === null) throw new Error('This observation holds no array of objects.');
    return this.glance.rows;
  }

  /** Columns that can be filtered and sorted by at once. */
  get columns(): ColumnInfo[] {
    return this.#built;
  }

  /** An estimate of the memory held, in bytes. */
  get byteSize(): number {
    return this.source.bytes * MEMORY_PER_BYTE;
  }

  bytes(): Promise<Uint8Array> {
    return this.#bytes.get();
  }

  index(): Promise<StoredIndex> {
    return this.#index.get();
  }

  containers(): Promise<ContainerIndex> {
    return this.#containers.get();
  }

  shape(from: ObservationShape['from']): ObservationShape {
    const { lost, arrays, rows } = this.glance;
    const described = rows && {
      path: rows.path,
      count: rows.count,
      columns: rows.columns,
      later: this.#later,
    };
    return { from, bytes: this.source.bytes, lost, arrays, rows: described };
  }

  /** What stands behind some rows: the kept beginning where that is enough. */
  async readable(rows: Uint32Array): Promise<Readable> {
    const { first, head } = this.rows;
    if (rows.every((row) => row < first.starts.length)) return { bytes: head, offsets: first };
    const [bytes, index] = await Promise.all([this.bytes(), this.index()]);
    return { bytes, offsets: index.rows };
  }

  async ask(question: Question): Promise<Answered> {
    if (asksForAll(question)) return { rows: new AllRows(this.rows.count), regained: [], problems: [] };
    return this.#answer(question);
  }

  async facets(question: Question): Promise<Facet[]> {
    if (!isUnfiltered(question)) {
      const answer = await this.#answer(question);
      return (await this.#table.get()).facetsOf(answer);
    }
    this.#allFacets ??= await this.#countAll();
    return this.#allFacets;
  }

  async hits(text: string): Promise<Uint32Array> {
    if (this.#lastSearch?.text !== text) {
      this.#lastSearch = { text, hits: findAll(await this.bytes(), text) };
    }
    return this.#lastSearch.hits;
  }

  /** Has everything ready that readers may ask for next; they go first at any time. */
  async warmUp(): Promise<void> {
    if (this.glance.rows !== null) await (await this.#table.get()).warmUp(nextTask);
    await this.#bytes.get();
  }

  /** All rows may have columns that the first ones, which a glance goes by, have not. */
  async #makeTable(): Promise<CandidateTable> {
    const { rows, columns, later } = await this.#index.get();
    this.#built = columns.map(({ path, type }) => ({ path, type }));
    this.#later = later;
    return new CandidateTable(rows.starts.length, columns);
  }

  async #countAll(): Promise<Facet[]> {
    const table = await this.#table.get();
    return table.facetsOf(table.ask({ predicates: [], text: '', sort: null }));
  }

  /** Answers again what was asked last without computing it twice: scrolling asks for the same rows. */
  async #answer(question: Question): Promise<Answer> {
    const table = await this.#table.get();
    await this.#addColumns(table, pathsOf(question));
    const key = JSON.stringify(question);
    if (this.#lastAnswer?.key !== key) this.#lastAnswer = { key, answer: table.ask(question) };
    return this.#lastAnswer.answer;
  }

  async #addColumns(table: CandidateTable, paths: readonly string[]): Promise<void> {
    if (paths.every((path) => table.typeOf(path) !== undefined)) return;
    const [bytes, { rows }] = await Promise.all([this.bytes(), this.index()]);
    const unknown = [...new Set(paths)].filter((path) => table.typeOf(path) === undefined);
    const specs = unknown.map((path) => this.#specOf(path));
    table.add(buildColumns(bytes, rows, specs));
    this.#built = [...this.#built, ...specs];
    this.#later = this.#later.filter(({ path }) => !unknown.includes(path));
    this.#allFacets = null;
  }

  /** A path that no sampled row has is read as text, which takes every plain value. */
  #specOf(path: string): ColumnSpec {
    return this.#later.find((spec) => spec.path === path) ?? { path, type: 'string' };
  }
}

function isUnfiltered({ predicates, text }: Question): boolean {
  return predicates.length === 0 && text.trim() === '';
}

function asksForAll(question: Question): boolean {
  return isUnfiltered(question) && question.sort === null;
}

function pathsOf({ predicates, sort }: Question): string[] {
  const paths = predicates.map(({ path }) => path);
  return sort === null ? paths : [...paths, sort.path];
}
