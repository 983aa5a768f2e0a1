import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launchChromium } from './chromium.mjs';
import { sendTroubledFlow } from './troubled-flow.mjs';
import { sendWaveringFlows } from './wavering-flows.mjs';
import { setAside } from './undecodable.mjs';
import { untilQuiet } from './quiet.mjs';

/*
 * Pictures of every page, in light and dark, wide and as on a phone, full, empty and failing, taken
 * from a running server (FLOWTRAIL_URL, its data in FLOWTRAIL_DATA) that holds the demo's flows. Names
 * or their beginnings choose some of them. --readme makes the README's pictures in docs/images as well.
 */
const server = process.env.FLOWTRAIL_URL ?? 'http://127.0.0.1:3000';
const home = join(dirname(fileURLToPath(import.meta.url)), '..');
const album = join(home, 'target', 'screenshots');
const images = join(home, '..', 'docs', 'images');
const SIZES = { wide: { width: 1440, height: 900 }, phone: { width: 375, height: 812 } };
const NOTHING = { flows: [], pagination: { total: 0, page: 1, limit: 50, totalPages: 0, nextCursor: null } };
const DOWN = { type: '/problems/unavailable', title: 'The database does not answer', status: 503 };
const LIST = '**/api/flows?*';
const QUEUE = '**/api/queue';
const DEAD = '**/api/queue/dead?*';
const DATA = '**/api/observations/*/data';
const VIEWS = JSON.stringify([
  ['failed today', '?status=failed&last=24h'],
  ['film nights', '?process=film_of_the_night'],
]);

const OVERFLOWING = {
  waiting: { entries: 998_200, bytes: 2_345_678_901 },
  inFlight: 2_000,
  delayed: 1_412,
  dead: 1_800,
  oldest: { enqueuedAt: '2026-01-05T09:41:12.200Z', ageSeconds: 1_158 },
  donePerMinute: Array.from({ length: 60 }, (_, minute) => Math.round(900 + 400 * Math.sin(minute / 6))),
  failures: [
    { cause: 'SQLTransientConnectionException', count: 4_213 },
    { cause: 'StoreException', count: 311 },
    { cause: 'UncheckedIOException', count: 12 },
  ],
  payload: { segments: 812, bytes: 9_123_456_789 },
};

await sendWaveringFlows(server);
const [film, otherFilm] = await newest('film_of_the_night', 2);
await sendTroubledFlow(server, { key: 'tender-7' });
await setAside(server, { count: 2, name: 'supplier_choice' });
const failed = (await sendTroubledFlow(server, { key: 'tender-7' })).id;
const [dropped, outranked] = await losers(film);
const shots = [
  { name: 'list', path: '/flows', ready: 'tbody a' },
  {
    name: 'list-filtered',
    path: '/flows?process=film_of_the_night&last=24h&attr.audience=family',
    ready: 'h1',
  },
  { name: 'list-empty', path: '/flows', ready: 'pre', answers: [[LIST, { status: 200, json: NOTHING }]] },
  { name: 'list-no-match', path: '/flows?q=no+flow+says+this&last=1h', ready: 'h2' },
  {
    name: 'list-error',
    path: '/flows',
    ready: '[role=alert]:not(:empty)',
    answers: [[LIST, { status: 503, json: DOWN }]],
  },
  { name: 'flow', path: `/flows/${film}`, ready: '[role=grid] [role=gridcell]' },
  { name: 'flow-document', path: `/flows/${film}?view=json`, ready: '[role=treeitem]' },
  { name: 'flow-failed', path: `/flows/${failed}`, ready: 'h2' },
  { name: 'flow-unknown', path: `/flows/01936f2a-0000-7000-8000-000000000000`, ready: '[role=alert]:not(:empty)' },
  {
    name: 'flow-data-error',
    path: `/flows/${film}`,
    ready: '[role=alert]:not(:empty)',
    answers: [[DATA, { status: 503, json: DOWN }]],
  },
  { name: 'flow-print', path: `/flows/${film}`, ready: '[role=grid] [role=gridcell]', media: 'print' },
  { name: 'why-dropped', path: `/flows/${film}/why/${dropped}`, ready: 'tbody tr' },
  { name: 'why-ranked-out', path: `/flows/${film}/why/${outranked}`, ready: 'tbody tr' },
  { name: 'why-never-entered', path: `/flows/${film}/why/nobody`, ready: 'tbody tr' },
  {
    name: 'why-error',
    path: `/flows/${film}/why/nobody`,
    ready: '[role=alert]:not(:empty)',
    answers: [['**/api/flows/*/candidates/*', { status: 503, json: DOWN }]],
  },
  { name: 'compare', path: `/compare/${film}...${otherFilm}?step=2`, ready: 'tbody tr' },
  { name: 'compare-choice', path: `/compare/${film}...`, ready: 'main li a' },
  { name: 'compare-same', path: `/compare/${film}...${film}`, ready: 'tbody tr' },
  { name: 'processes', path: '/processes', ready: 'tbody tr' },
  ...['funnel', 'determinism', 'variants', 'contrast', 'fields'].map((tab) => ({
    name: `process-${tab}`,
    path: `/processes/letter_sorting?tab=${tab}`,
    ready: 'tbody tr',
  })),
  {
    name: 'process-drift',
    path: '/processes/letter_sorting?tab=drift&by=model&left=m-1&right=m-2',
    ready: 'tbody tr',
  },
  { name: 'process-empty', path: '/processes/nobody_runs_this', ready: '[role=status] h2' },
  { name: 'process-films', path: '/processes/film_of_the_night', ready: 'tbody tr' },
  { name: 'explore', path: '/explore', ready: 'dl' },
  {
    name: 'explore-steps',
    path: '/explore?of=steps&query=step%7Bkind%3Afilter+drop_ratio+%3E+0.9%7D',
    ready: 'tbody tr',
  },
  {
    name: 'explore-rules',
    path: '/explore?of=candidates&group=process%2Crule&query=candidate%7Bpassed+%3D+false%7D',
    ready: 'tbody tr',
  },
  { name: 'explore-days', path: '/explore?of=flows&group=status%2Cday', ready: 'figure a' },
  { name: 'explore-fault', path: '/explore?query=step%7Bdrop_ratio+%3E+many%7D', ready: '[role=alert]:not(:empty) p' },
  { name: 'candidate', path: `/candidates/${dropped}`, ready: 'tbody tr' },
  { name: 'queue', path: '/admin/queue', ready: 'tbody button' },
  {
    name: 'queue-empty',
    path: '/admin/queue',
    ready: 'h2 ~ div h2',
    answers: [
      [QUEUE, { status: 200, json: queueOf({}) }],
      [DEAD, { status: 200, json: { deadLetters: [], nextCursor: null } }],
    ],
  },
  {
    name: 'queue-full',
    path: '/admin/queue',
    ready: 'tbody button',
    answers: [[QUEUE, { status: 200, json: queueOf(OVERFLOWING) }]],
  },
  {
    name: 'queue-error',
    path: '/admin/queue',
    ready: '[role=alert]:not(:empty)',
    answers: [
      [QUEUE, { status: 503, json: DOWN }],
      [DEAD, { status: 503, json: DOWN }],
    ],
  },
  {
    name: 'queue-discard',
    path: '/admin/queue',
    ready: 'tbody button',
    click: 'tbody button:last-child',
    after: 'dialog[open]',
  },
  { name: 'settings', path: '/settings', ready: 'pre' },
  {
    name: 'palette',
    path: `/flows/${film}`,
    ready: '[role=grid] [role=gridcell]',
    keys: 'Control+k',
    after: '[role=option]',
  },
  { name: 'keys', path: '/flows', ready: 'tbody a', keys: '?', after: 'dialog[open]' },
  { name: 'nowhere', path: '/nowhere', ready: 'h2' },
];
const README = [
  { image: 'flows', shot: 'list', theme: 'light' },
  { image: 'flow-light', shot: 'flow', theme: 'light' },
  { image: 'flow-dark', shot: 'flow', theme: 'dark' },
];

const browser = await launchChromium();
try {
  mkdirSync(album, { recursive: true });
  for (const shot of shots.filter(isWanted)) await photograph(shot);
  if (process.argv.includes('--readme')) await illustrate();
} finally {
  await browser.close();
}

async function newest(process, count) {
  const response = await fetch(`${server}/api/flows?name=${process}&status=completed&limit=${count}`);
  const { flows } = await response.json();
  if (flows.length < count)
    throw new Error(`${server} holds too few flows of ${process}. Send some with "make demo".`);
  return flows.map(({ id }) => id);
}

/** A candidate that the rules dropped, and one that came too late, in flows that came so far. */
async function losers(flowId) {
  const { steps } = await (await fetch(`${server}/api/flows/${flowId}/details`)).json();
  return ['apply_rules', 'rank_films'].map((name) => {
    const observations = steps.find((step) => step.name === name)?.observations ?? [];
    const rows = observations.find(({ role }) => role === 'candidates')?.data ?? [];
    return rows.find(({ passed }) => !passed)?.id ?? 'nobody';
  });
}

function isWanted({ name }) {
  const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
  return wanted.length === 0 || wanted.some((beginning) => name.startsWith(beginning));
}

/** A queue as the server tells of it, empty except for what is given. */
function queueOf(given) {
  return {
    timestamp: new Date().toISOString(),
    waiting: { entries: 0, bytes: 0 },
    inFlight: 0,
    delayed: 0,
    dead: 0,
    limits: { entries: 1_000_000, bytes: 8_589_934_592 },
    oldest: null,
    donePerMinute: Array.from({ length: 60 }, () => 0),
    failures: [],
    payload: { segments: 7, bytes: 1_874_067 },
    ...given,
  };
}

async function photograph(shot) {
  for (const theme of ['light', 'dark']) {
    for (const [size, viewport] of Object.entries(SIZES)) {
      const path = join(album, `${shot.name}-${theme}-${size}.png`);
      await take(shot, { colorScheme: theme, viewport }, path);
      console.log(path);
    }
  }
}

async function illustrate() {
  mkdirSync(images, { recursive: true });
  for (const { image, shot, theme } of README) {
    const path = join(images, `${image}.png`);
    const viewport = { width: 1280, height: 800 };
    await take(
      shots.find(({ name }) => name === shot),
      { colorScheme: theme, viewport },
      path,
    );
    console.log(path);
  }
}

async function take({ path, ready, answers = [], keys, click, after, media }, look, file) {
  const page = await browser.newPage(look);
  await page.addInitScript((views) => localStorage.setItem('flowtrail.views', views), VIEWS);
  for (const [at, answer] of answers) await page.route(at, (route) => route.fulfill(answer));
  await page.goto(server + path);
  await page.locator(ready).first().waitFor();
  if (keys !== undefined) await page.keyboard.press(keys);
  if (click !== undefined) await page.locator(click).first().click();
  if (after !== undefined) await page.locator(after).first().waitFor();
  if (media !== undefined) await page.emulateMedia({ media });
  await untilQuiet(page);
  await page.screenshot({ path: file, animations: 'disabled', fullPage: media === 'print' });
  await page.close();
}
