import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';
import { candidates } from './engine/candidates.mjs';
import * as plain from './engine/plain.mjs';

/*
 * What the engine that reads observations costs, beside the same work over parsed objects, in one run
 * under Node. Counted is processor time, which a busy machine disturbs less than the clock; what holds
 * from machine to machine is the ratio.
 */
const home = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const CANDIDATES = 100_000;
const ROUNDS = 5;
const TEXTS = ['t', 'th', 'the', 's', 'st', 'sta', 'star', 'z', 'zz', 'zzz', '1998'];
const PATHS = { year: 'number', passed: 'boolean' };
const EVERYTHING = { predicates: [], text: '', sort: null };
const ROLES = { id: 'id', passed: 'passed', reason: 'reason' };

const engine = await bundle();
const bytes = new TextEncoder().encode(JSON.stringify(candidates(CANDIDATES)));
console.log(
  `${CANDIDATES} candidates, ${(bytes.length / 2 ** 20).toFixed(1)} MB of JSON; processor time in ms, median of ${ROUNDS}\n`,
);
console.log(''.padEnd(44) + ['engine', 'objects', 'ratio'].map((text) => text.padStart(9)).join(''));

const rows = plain.parse(bytes);
await tell(
  'read the document, columns and facets',
  () => facetsOf(open(), EVERYTHING),
  () => plain.search(plain.parse(bytes), ''),
);
await tell(
  'first key press, nothing made ready',
  (table) => typed(table, 't'),
  () => plain.search(rows, 't'),
  open,
);
await tell(
  `${TEXTS.length} key presses`,
  (table) => TEXTS.forEach((text) => typed(table, text)),
  () => TEXTS.forEach((text) => plain.search(rows, text)),
  openAndReady,
);
await tell(
  'a bound on a number',
  (table) =>
    facetsOf(table, { ...EVERYTHING, predicates: [{ path: 'year', operator: 'gte', value: '1950' }] }),
  () => plain.atLeast(rows, 'year', 1_950),
  openAndReady,
);
await tell(
  'order by title for the first time',
  (table) => table.ask({ ...EVERYTHING, sort: { path: 'title', descending: false } }),
  () => plain.sortByText(rows, 'title'),
  openAndReady,
);

function typed(table, text) {
  return facetsOf(table, { ...EVERYTHING, text });
}

function facetsOf(table, question) {
  return table.facetsOf(table.ask(question));
}

function open() {
  const survey = engine.surveyDocument(bytes);
  const { eager } = engine.planColumns(PATHS, ROLES, engine.discoverColumns(bytes, survey.rows));
  return new engine.CandidateTable(survey.rows.starts.length, engine.buildColumns(bytes, survey.rows, eager));
}

async function openAndReady() {
  const table = open();
  await table.warmUp(() => Promise.resolve());
  return table;
}

async function tell(what, ours, theirs, prepare = () => undefined) {
  const [engineCost, plainCost] = [await cost(ours, prepare), await cost(theirs)];
  const shown = [engineCost.toFixed(1), plainCost.toFixed(1), (engineCost / plainCost).toFixed(2)];
  console.log(what.padEnd(44) + shown.map((text) => text.padStart(9)).join(''));
}

/** The median of several rounds, each over something prepared anew, which is not counted. */
async function cost(work, prepare = () => undefined) {
  const costs = [];
  for (let round = 0; round < ROUNDS; round++) {
    const subject = await prepare();
    const before = process.cpuUsage();
    work(subject);
    const { user, system } = process.cpuUsage(before);
    costs.push((user + system) / 1_000);
  }
  return costs.toSorted((one, other) => one - other)[Math.floor(ROUNDS / 2)];
}

async function bundle() {
  const folder = join(home, 'target', 'bench');
  rmSync(folder, { recursive: true, force: true });
  await build({
    configFile: false,
    root: home,
    logLevel: 'warn',
    build: { ssr: join(home, 'scripts/bench/engine/entry.ts'), outDir: folder, target: 'es2023' },
    ssr: { noExternal: true },
  });
  return import(pathToFileURL(join(folder, 'entry.js')).href);
}
