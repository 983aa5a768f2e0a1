import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { afterEach, beforeEach } from 'vitest';
import { CautiousCache } from '../cache/CautiousCache';
import { ObservationCache } from '../cache/ObservationCache';
import type { Handlers } from '../rpc/serve';
import { handlersOver } from '../worker/handlers';
import type { ObservationMethods, ObservationSource } from '../worker/methods';
import { DataServer } from './DataServer';
import { bytesOf } from './documents';
import { zstdFrame } from './zstd';

export const FILMS = `{"wish":"short","candidates":[
  {"id":"a","title":"Alien","score":8.50,"ok":true,"rules":{"votes":{"passed":true,"actual":9000}}},
  {"id":"b","title":"Brazil","score":7.9,"ok":false,"reason":"too long","rules":{"votes":true,"length":false}},
  {"id":"c","title":"Cube","score":12345678901234567890.5,"ok":false,"reason":"too few votes","rules":{}}
]}`;

const CAPACITY_BYTES = Promise.resolve(100_000_000);

/** A data server that lives as long as a test. */
export class Stage {
  #server: DataServer | undefined;

  /** Call it in the body of a test file. */
  static setUp(): Stage {
    const stage = new Stage();
    beforeEach(async () => {
      globalThis.indexedDB = new IDBFactory();
      stage.#server = await DataServer.start();
    });
    afterEach(() => stage.server.stop());
    return stage;
  }

  get server(): DataServer {
    if (this.#server === undefined) throw new Error('The server runs only within a test.');
    return this.#server;
  }

  films(): ObservationSource {
    const bytes = bytesOf(FILMS);
    return sourceAt(this.server.serveBytes('/films', 'application/zstd', zstdFrame(bytes)), bytes.length);
  }
}

/** A worker as it starts with every page: its memory is empty, the browser's database is not. */
export function freshWorker(): Handlers<ObservationMethods> {
  return handlersOver(new CautiousCache(openCache, () => undefined), 0);
}

function openCache(): Promise<ObservationCache> {
  return ObservationCache.open(() => CAPACITY_BYTES, Date.now);
}

export function sourceAt(dataUrl: string, bytes = 100): ObservationSource {
  const roles = { id: 'id', passed: 'ok', score: 'score', reason: 'reason', rules: 'rules' };
  return { hash: dataUrl, bytes, items: null, dataUrl, queryable: { score: 'number' }, roles, array: null };
}

export const CONTEXT = { signal: new AbortController().signal, report: () => undefined };

/** Spoils the compressed bytes in the browser's database, and only these. */
export async function damageKeptBlobs(): Promise<void> {
  const database = await openDB('flowtrail-observations');
  const keys = await database.getAllKeys('blobs');
  const damaged = { encoding: 'zstd', bytes: bytesOf('no frame') };
  await Promise.all(keys.map((key) => database.put('blobs', damaged, key)));
  database.close();
}
