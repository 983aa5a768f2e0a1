import type { CautiousCache } from '../cache/CautiousCache';
import type { CachedObservation, StoredIndex } from '../cache/entry';
import { buildColumns } from '../columns/build';
import { discoverColumns } from '../columns/discover';
import { planColumns } from '../columns/plan';
import { decodeBlob } from '../load/decode';
import { ObservationError } from '../load/fault';
import { fetchBlob } from '../load/fetchBlob';
import type { RowOffsets } from '../scan/survey';
import { surveyDocument } from '../scan/survey';
import type { LoadProgress, ObservationShape, ObservationSource } from './methods';
import { OpenObservation } from './OpenObservation';
import { SharedTask } from './SharedTask';

/** Open observations together, in bytes; the one in use is kept however large. */
const MEMORY_BYTES = 150 * 1024 * 1024;

/** Larger documents are offered as a download instead. The server's own limit is 64 MiB by default. */
export const MAX_DOCUMENT_BYTES = 256 * 1024 * 1024;

/** Rises when what is kept of a document changes its form. */
const INDEX_FORM = 1;

/** What of a document's beginning is kept uncompressed. */
const HEAD_ROWS = 64;
const HEAD_BYTES = 256 * 1024;

type Report = (progress: LoadProgress) => void;

type Opening = SharedTask<ObservationShape, LoadProgress>;

/** All observations that are open in this worker: from memory, else from the cache, else from the server. */
export class Library {
  readonly #cache: CautiousCache;
  readonly #open = new Map<string, OpenObservation>();
  readonly #tasks = new Map<string, Opening>();

  constructor(cache: CautiousCache) {
    this.#cache = cache;
  }

  /** Where it came from matters only to whoever opens it first. */
  async open(source: ObservationSource, signal: AbortSignal, report: Report): Promise<ObservationShape> {
    const known = this.#open.get(keyOf(source));
    if (known !== undefined) return this.#keep(known).shape('memory');
    if (source.bytes > MAX_DOCUMENT_BYTES) {
      throw new ObservationError({ kind: 'too-large', bytes: source.bytes, limit: MAX_DOCUMENT_BYTES });
    }
    return this.#opening(source).join(signal, report);
  }

  /** Whoever asks while it is being opened waits for the same download. */
  #opening(source: ObservationSource): Opening {
    const key = keyOf(source);
    const running = this.#tasks.get(key);
    if (running !== undefined && !running.abandoned) return running;
    const task: Opening = new SharedTask((signal, report) =>
      this.#find(source, signal, report).finally(() => {
        if (this.#tasks.get(key) === task) this.#tasks.delete(key);
      }),
    );
    this.#tasks.set(key, task);
    return task;
  }

  async #find(source: ObservationSource, signal: AbortSignal, report: Report): Promise<ObservationShape> {
    report({ phase: 'cache' });
    const cached = await this.#cache.read(source.hash);
    signal.throwIfAborted();
    return cached?.index.signature === signatureOf(source)
      ? this.#reopen(source, cached)
      : this.#load(source, cached, signal, report);
  }

  async get(source: ObservationSource, signal: AbortSignal): Promise<OpenObservation> {
    const known = this.#open.get(keyOf(source));
    if (known !== undefined) return this.#keep(known);
    await this.open(source, signal, () => undefined);
    return this.get(source, signal);
  }

  #reopen(source: ObservationSource, { blob, index }: CachedObservation): ObservationShape {
    const observation = new OpenObservation(source, blob, index);
    observation.warmUp();
    return this.#keep(observation).shape('cache');
  }

  async #load(
    source: ObservationSource,
    cached: CachedObservation | undefined,
    signal: AbortSignal,
    report: Report,
  ): Promise<ObservationShape> {
    const blob = cached?.blob ?? (await download(source, signal, report));
    report({ phase: 'decode' });
    const bytes = decodeBlob(blob);
    report({ phase: 'scan' });
    const index = indexDocument(source, bytes);
    void this.#cache.write(source.hash, { blob, index });
    const from = cached === undefined ? 'network' : 'cache';
    return this.#keep(new OpenObservation(source, blob, index, bytes)).shape(from);
  }

  /** Marks it as used last and lets go of the ones that no longer fit. */
  #keep(observation: OpenObservation): OpenObservation {
    const key = keyOf(observation.source);
    this.#open.delete(key);
    this.#open.set(key, observation);
    let total = 0;
    for (const [other, { byteSize }] of [...this.#open].toReversed()) {
      total += byteSize;
      if (total > MEMORY_BYTES && other !== key) this.#open.delete(other);
    }
    return observation;
  }
}

function download(
  { dataUrl }: ObservationSource,
  signal: AbortSignal,
  report: Report,
): Promise<CachedObservation['blob']> {
  return fetchBlob(dataUrl, signal, (received, total) => report({ phase: 'download', received, total }));
}

function indexDocument(source: ObservationSource, bytes: Uint8Array): StoredIndex {
  const survey = surveyDocument(bytes);
  const { rows } = survey;
  const discovered = rows === null ? [] : discoverColumns(bytes, rows);
  const { eager, later } = planColumns(source.queryable, source.roles, discovered);
  const columns = rows === null ? [] : buildColumns(bytes, rows, eager);
  return { signature: signatureOf(source), survey, columns, later, head: headOf(bytes, rows) };
}

function headOf(bytes: Uint8Array, rows: RowOffsets | null): Uint8Array<ArrayBuffer> {
  const end = rows?.ends.subarray(0, HEAD_ROWS).at(-1) ?? 0;
  return bytes.slice(0, Math.min(end, HEAD_BYTES));
}

function keyOf(source: ObservationSource): string {
  return `${source.hash} ${signatureOf(source)}`;
}

/** The same bytes declared differently have other columns. */
function signatureOf({ queryable, roles }: ObservationSource): string {
  return JSON.stringify([INDEX_FORM, queryable, roles]);
}
