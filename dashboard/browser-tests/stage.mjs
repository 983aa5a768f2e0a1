import { launchChromium } from '../scripts/chromium.mjs';

/* What the journeys stand on: a running server that serves the built dashboard and holds the demo's flows. */

const PATIENCE_MILLIS = 15_000;

export const server = process.env.FLOWTRAIL_URL?.replace(/\/$/, '');

export function openStage() {
  if (server === undefined) {
    throw new Error('Set FLOWTRAIL_URL to a running server, such as http://127.0.0.1:3000.');
  }
  return launchChromium();
}

/** An answer in place of the server's, for states that a server with flows cannot show. */
export function answerTo(address, status, json) {
  return { address, answer: (route) => route.fulfill({ status, json }) };
}

/** The same for the list of flows. */
export function listAnswer(status, json) {
  return [answerTo('**/api/flows?*', status, json)];
}

export const DEAD_LETTERS = '**/api/queue/dead?*';

export function deadLetters(count) {
  const letters = Array.from({ length: count }, (_, place) => ({
    id: String(place),
    flowId: `01936f2a-0000-7000-8000-00000000000${place}`,
    flowName: 'supplier_choice',
    attempts: 5,
    bytes: 1_234,
    error: 'StoreException: the store did not take it',
    enqueuedAt: '2026-01-05T10:00:02Z',
    deadAt: '2026-01-05T10:01:03Z',
  }));
  return [answerTo(DEAD_LETTERS, 200, { deadLetters: letters, nextCursor: null })];
}

export function watchesInEveryState() {
  return ['ok', 'firing', 'noData'].map((state, place) => ({
    name: `watch ${place}`,
    process: place === 0 ? null : 'letter_sorting',
    query: 'step{drop_ratio > 0.9}',
    measure: 'share',
    comparison: 'above',
    threshold: 0.05,
    windowSeconds: 3_600,
    minRuns: 20,
    enabled: true,
    savedAt: '2026-01-05T10:00:02Z',
    webhook: place === 0 ? null : { url: 'https://hooks.example/flowtrail', gone: place === 2 },
    state,
    since: '2026-01-05T10:00:02Z',
    value: place === 2 ? null : 0.12,
    hits: place === 2 ? 0 : 12,
    runs: place === 2 ? 19 : 100,
    evaluatedAt: '2026-01-05T10:00:02Z',
    hitsQuery: 'process:letter_sorting',
    error: place === 1 ? 'The index of candidates is being made anew.' : null,
    delivery:
      place === 0
        ? null
        : {
            event: 'firing',
            status: 'failed',
            attempts: 3,
            createdAt: '2026-01-05T10:00:02Z',
            nextAt: null,
            endedAt: '2026-01-05T10:00:02Z',
            httpStatus: 500,
            error: 'The receiver answered 500.',
          },
  }));
}

export const NO_FLOWS = {
  flows: [],
  pagination: { total: 0, page: 1, limit: 50, totalPages: 0, nextCursor: null },
};

export const DATABASE_DOWN = {
  type: '/problems/unavailable',
  title: 'The database does not answer',
  status: 503,
};

/** A page with a theme and a width of its own; faults in its console are kept in `page.faults`. */
export async function openPage(browser, { theme = 'light', width = 1440, path = '/', answers = [] } = {}) {
  const page = await browser.newPage({ colorScheme: theme, viewport: { width, height: 900 } });
  page.faults = [];
  page.on('pageerror', (error) => page.faults.push(error.message));
  page.on('console', (message) => message.type() === 'error' && page.faults.push(message.text()));
  page.setDefaultTimeout(PATIENCE_MILLIS);
  for (const { address, answer } of answers) await page.route(address, answer);
  await page.goto(server + path);
  return page;
}

/** Waits until this browser has an observation for its next visit: that is done once its reader has its rows. */
export async function untilKept(page) {
  while ((await page.evaluate(countKept)) === 0) await page.waitForTimeout(50);
}

/** Runs in the page. */
async function countKept() {
  const name = 'flowtrail-observations';
  const known = await indexedDB.databases();
  if (!known.some((database) => database.name === name)) return 0;
  return new Promise((done) => {
    const opening = indexedDB.open(name);
    opening.addEventListener('success', () => {
      const { result: database } = opening;
      const asked = database.transaction('meta').objectStore('meta').count();
      asked.addEventListener('success', () => {
        database.close();
        done(asked.result);
      });
    });
  });
}

export async function ask(path) {
  const response = await fetch(server + path);
  if (!response.ok) throw new Error(`GET ${path} answered ${response.status}`);
  return response.json();
}

/** The newest completed flow of a process, as the API tells it; waits until it has arrived. */
export async function newestFlow(process) {
  const [{ id }] = await newestFlows(process, 1);
  return ask(`/api/flows/${id}`);
}

/** As the list has them. */
export async function newestFlows(process, count) {
  const until = Date.now() + PATIENCE_MILLIS;
  while (Date.now() < until) {
    const { flows } = await ask(`/api/flows?name=${process}&status=completed&limit=${count}`);
    if (flows.length === count) return flows;
    await new Promise((wake) => setTimeout(wake, 200));
  }
  throw new Error(
    `Fewer than ${count} completed flows of ${process} arrived in ${PATIENCE_MILLIS} ms. Run the demo.`,
  );
}

/** A candidate that a step of the flow rejected, with the reason and the place where it says so. */
export async function rejectionIn(flow) {
  const judged = flow.steps.flatMap((step) =>
    step.observations
      .filter(({ roles, summary }) => roles?.reason && summary?.failed > 0)
      .map((observation) => ({ step, observation })),
  );
  const [{ step, observation }] = judged;
  const { id, passed, reason } = observation.roles;
  const candidates = await ask(observation.dataUrl);
  const rejected = candidates.find((candidate) => at(candidate, passed) === false);
  const path = `/flows/${flow.id}?step=${step.name}&obs=${observation.name}`;
  return { id: String(at(rejected, id)), reason: at(rejected, reason), step, observation, path };
}

/** The value at a path of dots in a candidate. */
function at(candidate, path) {
  return path.split('.').reduce((value, name) => value?.[name], candidate);
}

/** Waits for what the server does in its own time, such as indexing candidates. */
export async function untilSo(isSo) {
  const end = Date.now() + 30_000;
  while (Date.now() < end) {
    if (await isSo()) return;
    await new Promise((wake) => setTimeout(wake, 200));
  }
  throw new Error(`Not so within 30 seconds: ${isSo}`);
}
