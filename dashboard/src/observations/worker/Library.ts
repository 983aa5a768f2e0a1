import type { CautiousCache } from '../cache/CautiousCache';
import type { Glance, StoredBlob, StoredIndex } from '../cache/entry';
import { decodeBlob } from '../load/decode';
import { ObservationError } from '../load/fault';
import { fetchBlob } from '../load/fetchBlob';
import { Lazy } from './Lazy';
import type { LoadProgress, ObservationShape, ObservationSource } from './methods';
import { OpenObservation } from './OpenObservation';
import { indexRows, peekDocument, readDocument } from './read';
import { SharedTask } from './SharedTask';

/** Open observations together, in bytes; the one in use is kept however large. */
const MEMORY_BYTES = 150 * 1024 * 1024;

/** Larger documents are offered as a download instead. The server's own limit is 64 MiB by default. */
export const MAX_DOCUMENT_BYTES = 256 * 1024 * 1024;

type Report = (progress: LoadProgress) => void;

type Opening = SharedTask<ObservationShape, LoadProgress>;

/** All observations that are open in this worker: from memory, else from the cache, else from the server. */
export class Library {
  readonly #cache: CautiousCache;
  readonly #idleMillis: number;
  readonly #open = new Map<string, OpenObservation>();
  readonly #tasks = new Map<string, Opening>();
  readonly #keeping = new Set<Promise<void>>();

  /** @param idleMillis how long after an observation was opened what can wait is done */
  constructor(cache: CautiousCache, idleMillis: number) {
    this.#cache = cache;
    this.#idleMillis = idleMillis;
    this.#whenIdle(() => cache.removeExpired());
  }

  /** Where it came from matters only to whoever opens it first. */
  async open(source: ObservationSource, signal: AbortSignal, report: Report): Promise<ObservationShape> {
    const known = this.#open.get(keyOf(source));
    if (known !== undefined) return this.#remember(known).shape('memory');
    if (source.bytes > MAX_DOCUMENT_BYTES) {
      throw new ObservationError({ kind: 'too-large', bytes: source.bytes, limit: MAX_DOCUMENT_BYTES });
    }
    return this.#opening(source).join(signal, report);
  }

  async get(source: ObservationSource, signal: AbortSignal): Promise<OpenObservation> {
    const known = this.#open.get(keyOf(source));
    if (known !== undefined) return this.#remember(known);
    await this.open(source, signal, () => undefined);
    return this.get(source, signal);
  }

  /** When everything that was opened so far has been written to the cache. */
  async kept(): Promise<void> {
    await Promise.all(this.#keeping);
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
    const glance = await this.#cache.readGlance(source.hash, signatureOf(source));
    signal.throwIfAborted();
    return glance === undefined ? this.#load(source, signal, report) : this.#reopen(source, glance);
  }

  #reopen(source: ObservationSource, glance: Glance): ObservationShape {
    const bytes = new Lazy(() => this.#bytesOf(observation));
    const index = new Lazy(async () => {
      const kept = await this.#cache.readIndex(source.hash, signatureOf(source));
      return kept ?? indexAnew(source, await bytes.get());
    });
    const observation = new OpenObservation(source, glance, { bytes, index });
    this.#whenIdle(() => observation.warmUp());
    return this.#remember(observation).shape('cache');
  }

  /** What was kept may have gone, or be damaged: then it is fetched again. */
  async #bytesOf(observation: OpenObservation): Promise<Uint8Array> {
    const { source } = observation;
    const kept = await this.#readKept(source);
    if (kept !== null) return kept;
    const blob = await download(source, new AbortController().signal, () => undefined);
    const bytes = decodeBlob(blob);
    this.#keepLater(observation, blob, async () => readDocument(source, bytes).glance);
    return bytes;
  }

  async #load(source: ObservationSource, signal: AbortSignal, report: Report): Promise<ObservationShape> {
    const kept = await this.#cache.readBlob(source.hash);
    signal.throwIfAborted();
    const text = kept && (await this.#decodeKept(source, kept));
    if (kept !== undefined && text) return this.#readWhole(source, kept, text, report, 'cache');
    const blob = await download(source, signal, report);
    const glance = peekDocument(source, blob);
    if (glance !== null) return this.#readLater(source, blob, glance);
    report({ phase: 'decode' });
    return this.#readWhole(source, blob, decodeBlob(blob), report, 'network');
  }

  #readWhole(
    source: ObservationSource,
    blob: StoredBlob,
    bytes: Uint8Array,
    report: Report,
    from: ObservationShape['from'],
  ): ObservationShape {
    report({ phase: 'scan' });
    const read = readDocument(source, bytes);
    const observation = new OpenObservation(source, read.glance, {
      bytes: new Lazy(async () => bytes),
      index: new Lazy(async () => indexRows(bytes, read)),
    });
    this.#keepLater(observation, blob, async () => read.glance);
    return this.#remember(observation).shape(from);
  }

  /** The first rows are there; the whole is read once facets, filters or other rows are asked for. */
  #readLater(source: ObservationSource, blob: StoredBlob, glance: Glance): ObservationShape {
    const bytes = new Lazy(async () => decodeBlob(blob));
    const read = new Lazy(async () => readDocument(source, await bytes.get()));
    const index = new Lazy(async () => indexRows(await bytes.get(), await read.get()));
    const observation = new OpenObservation(source, glance, { bytes, index });
    this.#keepLater(observation, blob, async () => (await read.get()).glance);
    return this.#remember(observation).shape('network');
  }

  async #readKept(source: ObservationSource): Promise<Uint8Array | null> {
    const kept = await this.#cache.readBlob(source.hash);
    return kept === undefined ? null : this.#decodeKept(source, kept);
  }

  /** Null for what is damaged, which is then kept no longer. */
  async #decodeKept(source: ObservationSource, blob: StoredBlob): Promise<Uint8Array | null> {
    try {
      return decodeBlob(blob);
    } catch {
      await this.#cache.remove(source.hash);
      return null;
    }
  }

  /** Writing takes a while, so readers get their first answers before. */
  #keepLater(observation: OpenObservation, blob: StoredBlob, look: () => Promise<Glance>): void {
    this.#whenIdle(async () => {
      await this.#keep(observation, blob, await look());
      await observation.warmUp();
    });
  }

  async #keep(observation: OpenObservation, blob: StoredBlob, glance: Glance): Promise<void> {
    const { source } = observation;
    const index = glance.rows === null ? null : await observation.index();
    const facets = index && (await observation.facets({ predicates: [], text: '', sort: null }));
    const rows = glance.rows && { ...glance.rows, facets };
    const signature = signatureOf(source);
    await this.#cache.write(source.hash, { signature, blob, glance: { ...glance, rows }, index });
  }

  /** What fails here is tried again, and told, when a reader asks for it. */
  #whenIdle(work: () => Promise<void>): void {
    const done = new Promise((resolve) => {
      setTimeout(resolve, this.#idleMillis);
    })
      .then(work)
      .catch(() => undefined)
      .finally(() => this.#keeping.delete(done));
    this.#keeping.add(done);
  }

  /** Marks it as used last and lets go of the ones that no longer fit. */
  #remember(observation: OpenObservation): OpenObservation {
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

function download(source: ObservationSource, signal: AbortSignal, report: Report): Promise<StoredBlob> {
  return fetchBlob(source.dataUrl, signal, (received, total) =>
    report({ phase: 'download', received, total }),
  );
}

/** For bytes that are kept while their index is not. */
function indexAnew(source: ObservationSource, bytes: Uint8Array): StoredIndex {
  return indexRows(bytes, readDocument(source, bytes));
}

function keyOf(source: ObservationSource): string {
  return `${source.hash} ${signatureOf(source)}`;
}

/** The same bytes declared differently, or read for another array, have other columns. */
function signatureOf({ queryable, roles, array }: ObservationSource): string {
  return JSON.stringify([queryable, roles, array]);
}
