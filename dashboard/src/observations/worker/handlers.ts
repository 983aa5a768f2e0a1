import type { CautiousCache } from '../cache/CautiousCache';
import { exportRows } from '../export/exportRows';
import { booleanAt, cellAt, RowPicker } from '../rows/pick';
import type { Span } from '../rows/pick';
import type { CandidateRow } from '../rows/row';
import { ruleMarks, ruleResults } from '../rows/rules';
import type { Handlers } from '../rpc/serve';
import { MAX_HITS, trailTo } from '../tree/find';
import type { TreeHit } from '../tree/node';
import { prettyText } from '../tree/pretty';
import { childNodes, rootNode } from '../tree/readNodes';
import type { Rows } from './AllRows';
import { Library } from './Library';
import type { ObservationMethods, QueryResult, Question, RowDetail, RowWindow } from './methods';
import type { OpenObservation } from './OpenObservation';

/** Readers get what they wait for first; after so long, what they may ask for next is made ready. */
const IDLE_MILLIS = 400;

/** What the worker does for the page. */
export function handlersOver(cache: CautiousCache, idleMillis = IDLE_MILLIS): Handlers<ObservationMethods> {
  const library = new Library(cache, idleMillis);
  return {
    open: ({ source }, { signal, report }) => library.open(source, signal, report),
    query: async ({ source, question, window }, { signal }) =>
      query(await library.get(source, signal), question, window),
    facets: async ({ source, question }, { signal }) => (await library.get(source, signal)).facets(question),
    rows: async ({ source, question, window }, { signal }) => {
      const observation = await library.get(source, signal);
      return readRows(observation, (await observation.ask(question)).rows, window);
    },
    locate: async ({ source, question, row }, { signal }) =>
      (await (await library.get(source, signal)).ask(question)).rows.indexOf(row),
    detail: async ({ source, row }, { signal }) => readDetail(await library.get(source, signal), row),
    export: async ({ source, question, format, paths }, { signal, report }) => {
      const observation = await library.get(source, signal);
      const rows = (await observation.ask(question)).rows.subarray();
      const readable = await observation.readable(rows);
      const request = { ...readable, rows, format, paths };
      return exportRows(request, signal, (done) => report({ done, total: rows.length }));
    },
    root: async ({ source, start }, { signal }) => {
      const observation = await library.get(source, signal);
      const [bytes, containers] = await Promise.all([observation.bytes(), observation.containers()]);
      return { nodes: [rootNode(bytes, containers, start ?? observation.glance.root)] };
    },
    children: async ({ source, start, from, to }, { signal }) => {
      const observation = await library.get(source, signal);
      const [bytes, containers] = await Promise.all([observation.bytes(), observation.containers()]);
      return { nodes: childNodes(bytes, containers, start, from, to) };
    },
    find: async ({ source, text, index }, { signal }) => find(await library.get(source, signal), text, index),
    text: async ({ source, start }, { signal }) =>
      prettyText(await (await library.get(source, signal)).bytes(), start),
    usage: async () => {
      await library.kept();
      return cache.usage();
    },
    clear: async () => {
      await library.kept();
      return cache.clear();
    },
  };
}

async function query(
  observation: OpenObservation,
  question: Question,
  window: RowWindow,
): Promise<QueryResult> {
  const { rows, regained, problems } = await observation.ask(question);
  return {
    total: observation.rows.count,
    matched: rows.length,
    regained,
    problems,
    columns: observation.columns,
    rows: await readRows(observation, rows, window),
  };
}

async function readRows(
  observation: OpenObservation,
  rows: Rows,
  { from, to, paths }: RowWindow,
): Promise<CandidateRow[]> {
  const { passed, rules } = observation.source.roles ?? {};
  const wanted = rows.subarray(from, to);
  const { bytes, offsets } = await observation.readable(wanted);
  const picker = new RowPicker([passed, rules, ...paths]);
  return Array.from(wanted, (row) => {
    const [verdict = null, verdicts = null, ...spans] = picker.pick(bytes, offsets.starts[row] ?? 0);
    const cells = spans.map((span) => cellAt(bytes, span));
    return { row, cells, passed: booleanAt(bytes, verdict), rules: ruleMarks(bytes, verdicts) };
  });
}

/** Null when the document has no such row. */
async function readDetail(observation: OpenObservation, row: number): Promise<RowDetail | null> {
  if (row >= observation.rows.count) return null;
  const { bytes, offsets } = await observation.readable(Uint32Array.of(row));
  const start = offsets.starts[row] ?? 0;
  const { id, passed, reason, score, rank, rules } = observation.source.roles ?? {};
  const spans = new RowPicker([id, passed, reason, score, rank, rules]).pick(bytes, start);
  const text = (at: number): string | null => textOf(bytes, spans[at] ?? null);
  return {
    row,
    start,
    id: text(0),
    passed: booleanAt(bytes, spans[1] ?? null),
    reason: text(2),
    score: text(3),
    rank: text(4),
    rules: ruleResults(bytes, spans[5] ?? null),
  };
}

function textOf(bytes: Uint8Array, span: Span | null): string | null {
  const { kind, text } = cellAt(bytes, span);
  return kind === 'missing' || kind === 'null' ? null : text;
}

async function find(observation: OpenObservation, text: string, index: number): Promise<TreeHit> {
  const { root } = observation.glance;
  const hits = await observation.hits(text);
  const capped = hits.length > MAX_HITS;
  const total = Math.min(hits.length, MAX_HITS);
  if (total === 0) return { total, capped, index: -1, trail: [], node: root };
  const place = ((index % total) + total) % total;
  const containers = await observation.containers();
  return { total, capped, index: place, ...trailTo(containers, root, hits[place] ?? 0) };
}
