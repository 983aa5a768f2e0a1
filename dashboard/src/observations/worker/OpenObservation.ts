import type { StoredBlob, StoredIndex } from '../cache/entry';
import { buildColumns } from '../columns/build';
import type { ColumnSpec } from '../columns/build';
import type { Column } from '../columns/column';
import { presentCount } from '../columns/column';
import { decodeBlob } from '../load/decode';
import { mayBeLost, readLost } from '../load/lost';
import type { Answer } from '../query/CandidateTable';
import { CandidateTable } from '../query/CandidateTable';
import type { RowOffsets, Survey } from '../scan/survey';
import { findAll } from '../tree/find';
import { ContainerIndex } from '../tree/ContainerIndex';
import type { ColumnInfo, ObservationShape, ObservationSource, Question } from './methods';

const WARM_UP_MILLIS = 300;

/** One observation in the worker's memory: what was read out of it, and its bytes once someone needs them. */
export class OpenObservation {
  readonly source: ObservationSource;
  readonly survey: Survey;
  readonly table: CandidateTable | null;
  readonly #blob: StoredBlob;
  readonly #head: Uint8Array;
  #later: ColumnSpec[];
  #bytes: Uint8Array | undefined;
  #containers: ContainerIndex | undefined;
  #lastAnswer: { key: string; answer: Answer } | undefined;
  #lastSearch: { text: string; hits: Uint32Array } | undefined;

  constructor(source: ObservationSource, blob: StoredBlob, index: StoredIndex, bytes?: Uint8Array) {
    this.source = source;
    this.survey = index.survey;
    const { rows } = index.survey;
    this.table = rows === null ? null : new CandidateTable(rows.starts.length, index.columns);
    this.#blob = blob;
    this.#later = index.later;
    this.#head = index.head;
    this.#bytes = bytes;
  }

  /** Decoded on first use, so that counts from kept columns need not wait for it. */
  get bytes(): Uint8Array {
    this.#bytes ??= decodeBlob(this.#blob);
    return this.#bytes;
  }

  /** Decompresses after the first answers, before the reader asks for more. A fault waits until then. */
  warmUp(): void {
    setTimeout(
      () =>
        void Promise.resolve()
          .then(() => this.bytes)
          .catch(() => undefined),
      WARM_UP_MILLIS,
    );
  }

  /** Bytes that hold everything before `end`: the kept beginning while that is enough. */
  bytesUpTo(end: number): Uint8Array {
    return this.#bytes === undefined && end <= this.#head.length ? this.#head : this.bytes;
  }

  get containers(): ContainerIndex {
    this.#containers ??= new ContainerIndex(this.bytes);
    return this.#containers;
  }

  get rows(): RowOffsets {
    if (this.survey.rows === null) throw new Error('This observation holds no array of objects.');
    return this.survey.rows;
  }

  /** An estimate of the memory held, in bytes. */
  get byteSize(): number {
    const offsets = (this.survey.rows?.starts.byteLength ?? 0) * 2;
    return this.source.bytes + offsets + (this.table?.byteSize ?? 0);
  }

  shape(from: ObservationShape['from']): ObservationShape {
    const { rows } = this.survey;
    const described = rows && {
      path: rows.path,
      count: rows.starts.length,
      columns: this.columns(),
      later: this.#later,
    };
    const lost = mayBeLost(this.source.bytes) ? readLost(this.bytes) : null;
    return { from, bytes: this.source.bytes, lost, rows: described };
  }

  columns(): ColumnInfo[] {
    return (this.table?.columns ?? []).map(describeColumn);
  }

  /** Answers again what was asked last without computing it twice: scrolling asks for the same rows. */
  ask(question: Question): Answer {
    const key = JSON.stringify(question);
    if (this.#lastAnswer?.key === key) return this.#lastAnswer.answer;
    const { table } = this;
    if (table === null) throw new Error('This observation holds no array of objects.');
    this.#addColumns(table, pathsOf(question));
    const answer = table.ask(question);
    this.#lastAnswer = { key, answer };
    return answer;
  }

  hits(text: string): Uint32Array {
    if (this.#lastSearch?.text !== text) this.#lastSearch = { text, hits: findAll(this.bytes, text) };
    return this.#lastSearch.hits;
  }

  #addColumns(table: CandidateTable, paths: readonly string[]): void {
    const unknown = paths.filter((path) => table.typeOf(path) === undefined);
    if (unknown.length === 0) return;
    const specs = [...new Set(unknown)].map((path) => this.#specOf(path));
    table.add(buildColumns(this.bytes, this.rows, specs));
    this.#later = this.#later.filter(({ path }) => !unknown.includes(path));
  }

  /** A path that no sampled row has is read as text, which takes every plain value. */
  #specOf(path: string): ColumnSpec {
    return this.#later.find((spec) => spec.path === path) ?? { path, type: 'string' };
  }
}

function pathsOf({ predicates, sort }: Question): string[] {
  const paths = predicates.map(({ path }) => path);
  return sort === null ? paths : [...paths, sort.path];
}

function describeColumn(column: Column): ColumnInfo {
  const { path, type, missing, mismatched } = column;
  return { path, type, present: presentCount(column), missing, mismatched };
}
