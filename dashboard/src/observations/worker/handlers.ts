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
import { Library } from './Library';
import type { ObservationMethods, QueryResult, Question, RowDetail, RowWindow } from './methods';
import type { OpenObservation } from './OpenObservation';

/** What the worker does for the page. */
export function handlersOver(cache: CautiousCache): Handlers<ObservationMethods> {
  const library = new Library(cache);
  return {
    open: ({ source }, { signal, report }) => library.open(source, signal, report),
    query: async ({ source, question, window }, { signal }) =>
      query(await library.get(source, signal), question, window),
    rows: async ({ source, question, window }, { signal }) => {
      const observation = await library.get(source, signal);
      return readRows(observation, observation.ask(question).rows, window);
    },
    locate: async ({ source, question, row }, { signal }) =>
      (await library.get(source, signal)).ask(question).rows.indexOf(row),
    detail: async ({ source, row }, { signal }) => readDetail(await library.get(source, signal), row),
    export: async ({ source, question, format, paths }, { signal, report }) => {
      const observation = await library.get(source, signal);
      const { rows } = observation.ask(question);
      const request = { bytes: observation.bytes, offsets: observation.rows, rows, format, paths };
      return exportRows(request, signal, (done) => report({ done, total: rows.length }));
    },
    root: async ({ source, start }, { signal }) => {
      const { bytes, containers, survey } = await library.get(source, signal);
      return { nodes: [rootNode(bytes, containers, start ?? survey.root)] };
    },
    children: async ({ source, start, from, to }, { signal }) => {
      const { bytes, containers } = await library.get(source, signal);
      return { nodes: childNodes(bytes, containers, start, from, to) };
    },
    find: async ({ source, text, index }, { signal }) => find(await library.get(source, signal), text, index),
    text: async ({ source, start }, { signal }) =>
      prettyText((await library.get(source, signal)).bytes, start),
    usage: () => cache.usage(),
    clear: () => cache.clear(),
  };
}

function query(observation: OpenObservation, question: Question, window: RowWindow): QueryResult {
  const { rows, facets, regained, problems } = observation.ask(question);
  return {
    total: observation.rows.starts.length,
    matched: rows.length,
    facets,
    regained,
    problems,
    columns: observation.columns(),
    rows: readRows(observation, rows, window),
  };
}

function readRows(
  observation: OpenObservation,
  rows: Uint32Array,
  { from, to, paths }: RowWindow,
): CandidateRow[] {
  const { starts, ends } = observation.rows;
  const { passed, rules } = observation.source.roles ?? {};
  const wanted = rows.subarray(from, to);
  const bytes = observation.bytesUpTo(wanted.reduce((end, row) => Math.max(end, ends[row] ?? 0), 0));
  const picker = new RowPicker([passed, rules, ...paths]);
  return Array.from(wanted, (row) => {
    const [verdict = null, verdicts = null, ...spans] = picker.pick(bytes, starts[row] ?? 0);
    const cells = spans.map((span) => cellAt(bytes, span));
    return { row, cells, passed: booleanAt(bytes, verdict), rules: ruleMarks(bytes, verdicts) };
  });
}

/** Null when the document has no such row. */
function readDetail({ bytes, rows, source }: OpenObservation, row: number): RowDetail | null {
  const start = rows.starts[row];
  if (start === undefined) return null;
  const { id, passed, reason, score, rank, rules } = source.roles ?? {};
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

function find(observation: OpenObservation, text: string, index: number): TreeHit {
  const hits = observation.hits(text);
  const capped = hits.length > MAX_HITS;
  const total = Math.min(hits.length, MAX_HITS);
  if (total === 0) return { total, capped, index: -1, trail: [], node: observation.survey.root };
  const place = ((index % total) + total) % total;
  const { containers, survey } = observation;
  return { total, capped, index: place, ...trailTo(containers, survey.root, hits[place] ?? 0) };
}
