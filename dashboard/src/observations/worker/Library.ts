import type { CautiousCache } from '../cache/CautiousCache';
import type { Glance, StoredBlob } from '../cache/entry';
import { decodeBlob } from '../load/decode';
import { ObservationError } from '../load/fault';
import { fetchBlob } from '../load/fetchBlob';
import type { LoadProgress, ObservationShape, ObservationSource } from './methods';
import type { Parts } from './OpenObservation';
import { OpenObservation } from './OpenObservation';
import { indexRows, readDocument } from './read';
import { SharedTask } from './SharedTask';

/** Open observations together, in bytes; the one in use is kept however large. */
const MEMORY_BYTES = 150 * 1024 * 1024;

/** Larger documents are offered as a download instead. The server's own limit is 64 MiB by default. */
export const MAX_DOCUMENT_BYTES = 256 * 1024 * 1024;

type Report = (progress: LoadProgress) => void;

type Opening = SharedTask<ObservationShape, LoadProgress>;

interface Obtained {
  blob: StoredBlob;
  bytes: Uint8Array;
  from: 'cache' | 'network';
}

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
    const bytes = async (): Promise<Uint8Array> => {
      const obtained = await this.#obtain(source, new AbortController().signal, () => undefined);
      if (obtained.from === 'network') this.#keepLater(observation, obtained.blob);
      return obtained.bytes;
    };
    const index: Parts['index'] = async () =>
      (await this.#cache.readIndex(source.hash, signatureOf(source))) ??
      indexAnew(source, await observation.bytes());
    const observation = new OpenObservation(source, glance, { bytes, index });
    this.#whenIdle(() => observation.warmUp());
    return this.#remember(observation).shape('cache');
  }

  async #load(source: ObservationSource, signal: AbortSignal, report: Report): Promise<ObservationShape> {
    const { blob, bytes, from } = await this.#obtain(source, signal, report);
    report({ phase: 'scan' });
    const { glance, rows } = readDocument(source, bytes);
    const observation = new OpenObservation(source, glance, {
      bytes: () => Promise.resolve(bytes),
      index: async () => indexRows(bytes, rows ?? noRows(), observation.rows),
    });
    this.#keepLater(observation, blob);
    return this.#remember(observation).shape(from);
  }

  /** A kept copy that turns out to be damaged is dropped, and fetched again. */
  async #obtain(source: ObservationSource, signal: AbortSignal, report: Report): Promise<Obtained> {
    const kept = await this.#cache.readBlob(source.hash);
    signal.throwIfAborted();
    if (kept !== undefined) {
      report({ phase: 'decode' });
      const bytes = decodeUnlessDamaged(kept);
      if (bytes !== null) return { blob: kept, bytes, from: 'cache' };
      await this.#cache.remove(source.hash);
    }
    const onBytes = (received: number, total: number | null): void =>
      report({ phase: 'download', received, total });
    const blob = await fetchBlob(source.dataUrl, signal, onBytes);
    report({ phase: 'decode' });
    return { blob, bytes: decodeBlob(blob), from: 'network' };
  }

  /** Writing takes a while, so readers get their first answers before. */
  #keepLater(observation: OpenObservation, blob: StoredBlob): void {
    this.#whenIdle(async () => {
      await this.#keep(observation, blob);
      await observation.warmUp();
    });
  }

  async #keep(observation: OpenObservation, blob: StoredBlob): Promise<void> {
    const { source, glance } = observation;
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

function decodeUnlessDamaged(blob: StoredBlob): Uint8Array | null {
  try {
    return decodeBlob(blob);
  } catch {
    return null;
  }
}

/** For bytes that are kept while their index is not. */
function indexAnew(source: ObservationSource, bytes: Uint8Array) {
  const { glance, rows } = readDocument(source, bytes);
  if (rows === null || glance.rows === null) return noRows();
  return indexRows(bytes, rows, glance.rows);
}

function noRows(): never {
  throw new Error('This observation holds no array of objects.');
}

function keyOf(source: ObservationSource): string {
  return `${source.hash} ${signatureOf(source)}`;
}

/** The same bytes declared differently, or read for another array, have other columns. */
function signatureOf({ queryable, roles, array }: ObservationSource): string {
  return JSON.stringify([queryable, roles, array]);
}
