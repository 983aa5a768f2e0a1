import { describe, expect, it } from 'vitest';
import { bytesOf } from '../testing/documents';
import { CONTEXT, damageKeptBlobs, FILMS, freshWorker, sourceAt, Stage } from '../testing/Stage';
import { zstdFrame } from '../testing/zstd';
import { MAX_DOCUMENT_BYTES } from './Library';
import type { LoadProgress, ObservationSource } from './methods';
import { toFault } from './toFault';

const stage = Stage.setUp();

const ALIKE = 15_000;

/** More than is read at once: many rows that are alike, then some others. */
function longList(others: number, other: string): ObservationSource {
  const alike = '{"id":"x","score":1.5,"ok":true,"reason":"as good as all the others here"},'.repeat(ALIKE);
  const bytes = bytesOf(`[${alike}${Array.from({ length: others }, () => other).join(',')}]`);
  const address = stage.server.serveBytes('/long', 'application/zstd', zstdFrame(bytes));
  return { ...sourceAt(address, bytes.length), items: ALIKE + others };
}

async function openAndKeep(source: ObservationSource): Promise<void> {
  const worker = freshWorker();
  await worker.open({ source }, CONTEXT);
  await worker.usage(null, CONTEXT);
}

async function faultOf(source: ObservationSource): Promise<unknown> {
  try {
    await freshWorker().open({ source }, CONTEXT);
  } catch (error) {
    return toFault(error);
  }
  throw new Error('opened');
}

describe('opening', () => {
  it('asks the server for zstd, finds the nested rows and reports its progress', async () => {
    const progress: LoadProgress[] = [];
    const source = stage.films();
    const shape = await freshWorker().open({ source }, { ...CONTEXT, report: (step) => progress.push(step) });
    expect(shape).toMatchObject({
      from: 'network',
      bytes: FILMS.length,
      rows: { path: 'candidates', count: 3 },
    });
    expect(stage.server.requests[0]?.headers.accept).toMatch(/^application\/zstd/);
    expect(progress.map(({ phase }) => phase)).toEqual(['cache', 'download', 'decode', 'scan']);
    expect(progress[1]).toMatchObject({ phase: 'download', total: zstdFrame(bytesOf(FILMS)).length });
  });

  it('takes plain JSON from a server that has no zstd', async () => {
    const source = sourceAt(stage.server.serveBytes('/plain', 'application/json', bytesOf(FILMS)));
    expect((await freshWorker().open({ source }, CONTEXT)).rows?.count).toBe(3);
  });

  it('transfers nothing on a second visit', async () => {
    const source = stage.films();
    const first = freshWorker();
    expect((await first.open({ source }, CONTEXT)).from).toBe('network');
    expect((await first.open({ source }, CONTEXT)).from).toBe('memory');
    await first.usage(null, CONTEXT);
    const second = freshWorker();
    expect((await second.open({ source }, CONTEXT)).from).toBe('cache');
    const { rows } = await second.query(
      {
        source,
        question: { predicates: [], text: '', sort: null },
        window: { from: 0, to: 9, paths: ['title'] },
      },
      CONTEXT,
    );
    expect(rows.map(({ cells }) => cells[0]?.text)).toEqual(['Alien', 'Brazil', 'Cube']);
    expect(stage.server.requests).toHaveLength(1);
  });

  it('shares one download between those who ask at the same time', async () => {
    const source = stage.films();
    const worker = freshWorker();
    const shapes = await Promise.all([worker.open({ source }, CONTEXT), worker.open({ source }, CONTEXT)]);
    expect(shapes.map(({ from }) => from)).toEqual(['network', 'network']);
    expect(stage.server.requests).toHaveLength(1);
  });

  it('builds kept bytes anew when they are declared differently', async () => {
    const source = stage.films();
    await openAndKeep(source);
    const declared = { ...source, queryable: { title: 'string', score: 'string' } as const };
    const shape = await freshWorker().open({ source: declared }, CONTEXT);
    expect(shape.from).toBe('cache');
    expect(shape.rows?.columns.find(({ path }) => path === 'score')?.type).toBe('string');
    expect(stage.server.requests).toHaveLength(1);
  });

  it('fetches again what is kept but damaged', async () => {
    const source = stage.films();
    await openAndKeep(source);
    await damageKeptBlobs();
    const worker = freshWorker();
    expect((await worker.open({ source }, CONTEXT)).from).toBe('cache');
    expect(await worker.text({ source, start: 0 }, CONTEXT)).toContain('Alien');
    expect(stage.server.requests).toHaveLength(2);
    await worker.usage(null, CONTEXT);
    const next = freshWorker();
    expect(await next.text({ source, start: 0 }, CONTEXT)).toContain('Alien');
    expect(stage.server.requests).toHaveLength(2);
  });

  it('filters from what is kept, without the bytes', async () => {
    const source = stage.films();
    await openAndKeep(source);
    await damageKeptBlobs();
    const question = {
      predicates: [{ path: 'ok', operator: 'is', value: 'false' } as const],
      text: '',
      sort: null,
    };
    const worker = freshWorker();
    const window = { from: 0, to: 9, paths: ['title'] };
    expect(await worker.query({ source, question, window }, CONTEXT)).toMatchObject({ matched: 2 });
    expect(await worker.facets({ source, question }, CONTEXT)).not.toEqual([]);
  });

  it('reads the array that is asked for, and tells of the others', async () => {
    const text = '{"films":[{"t":"Alien"},{"t":"Cube"}],"meta":{"people":[{"n":"Ann"}]}}';
    const source = sourceAt(stage.server.serveBytes('/two', 'application/json', bytesOf(text)));
    const shape = await freshWorker().open({ source }, CONTEXT);
    expect(shape.arrays).toEqual([
      { path: 'films', count: 2 },
      { path: 'meta.people', count: 1 },
    ]);
    expect(shape.rows?.path).toBe('films');
    const other = await freshWorker().open({ source: { ...source, array: 'meta.people' } }, CONTEXT);
    expect(other.rows).toMatchObject({ path: 'meta.people', count: 1 });
  });

  it('shows the first rows of a long list from its beginning, the rest when it is asked for', async () => {
    const source = longList(5_000, '{"id":"last","rare":true}');
    const worker = freshWorker();
    const shape = await worker.open({ source }, CONTEXT);
    expect(shape).toMatchObject({ from: 'network', rows: { path: '', count: 20_000 } });
    expect(shape.rows?.columns.map(({ path }) => path)).toEqual(['score', 'id', 'ok', 'reason']);
    const everything = { predicates: [], text: '', sort: null };
    const last = { from: 19_999, to: 20_000, paths: ['id'] };
    const rows = await worker.rows({ source, question: everything, window: last }, CONTEXT);
    expect(rows[0]?.cells[0]?.text).toBe('last');
    const facets = await worker.facets({ source, question: everything }, CONTEXT);
    expect(facets.map(({ path }) => path)).toContain('rare');
  });

  it('keeps what the whole of a long list holds, not its first rows alone', async () => {
    const source = longList(5_000, '{"id":"last","rare":true}');
    await openAndKeep(source);
    const shape = await freshWorker().open({ source }, CONTEXT);
    expect(shape.from).toBe('cache');
    expect(shape.rows?.columns.map(({ path }) => path)).toContain('rare');
  });

  it('tells of a fault far behind the first rows when the whole is read', async () => {
    const source = longList(1, '{"id":tru}');
    const worker = freshWorker();
    expect((await worker.open({ source }, CONTEXT)).rows?.count).toBe(15_001);
    const counting = async () =>
      worker.facets({ source, question: { predicates: [], text: '', sort: null } }, CONTEXT);
    expect(toFault(await counting().catch((error: unknown) => error))).toMatchObject({ kind: 'malformed' });
  });

  it('shows a document without rows as it is', async () => {
    const source = sourceAt(stage.server.serveBytes('/config', 'application/json', bytesOf('{"a":1}')));
    expect((await freshWorker().open({ source }, CONTEXT)).rows).toBeNull();
  });

  it('ends the download when it is cancelled', async () => {
    const hung = new Promise<void>((resolve) => {
      stage.server.serve('/hang', (request, response) => {
        response.writeHead(200, { 'Content-Type': 'application/json' }).write('[');
        request.once('close', resolve);
      });
    });
    const source = sourceAt(stage.server.serve('/unused', () => undefined).replace('unused', 'hang'));
    const controller = new AbortController();
    const opening = freshWorker().open(
      { source },
      {
        signal: controller.signal,
        report: ({ phase }) => phase === 'download' && controller.abort('enough'),
      },
    );
    await expect(opening).rejects.toBe('enough');
    await hung;
  });
});

describe('faults are told apart', () => {
  it.each([
    [404, 'observation-not-found', 'not-found'],
    [410, 'observation-expired', 'expired'],
    [500, 'payload-missing', 'blob-missing'],
    [401, 'unauthenticated', 'unauthorised'],
    [403, 'forbidden', 'unauthorised'],
    [503, 'unavailable', 'server'],
  ])('%i %s', async (status, name, kind) => {
    const source = sourceAt(stage.server.serveProblem('/gone', status, name, 'Said the stage.server.'));
    expect(await faultOf(source)).toMatchObject({ kind, detail: 'Said the stage.server.' });
  });

  it('malformed data names the byte', async () => {
    const source = sourceAt(
      stage.server.serveBytes('/bad', 'application/json', bytesOf('[{"a":1},\n{"a":tru}]')),
    );
    expect(await faultOf(source)).toEqual({
      kind: 'malformed',
      offset: 18,
      line: 2,
      column: 9,
      expected: 'the word true',
    });
  });

  it('damaged compression', async () => {
    const source = sourceAt(stage.server.serveBytes('/bad', 'application/zstd', bytesOf('no frame')));
    expect(await faultOf(source)).toEqual({ kind: 'damaged' });
  });

  it('too large, without asking for it', async () => {
    const source = sourceAt('http://127.0.0.1/never', MAX_DOCUMENT_BYTES + 1);
    expect(await faultOf(source)).toEqual({
      kind: 'too-large',
      bytes: MAX_DOCUMENT_BYTES + 1,
      limit: MAX_DOCUMENT_BYTES,
    });
  });

  it('no server at all', async () => {
    const source = stage.films();
    await stage.server.stop();
    expect(await faultOf(source)).toEqual({ kind: 'offline' });
  });
});
