import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { sendTroubledFlow } from '../scripts/troubled-flow.mjs';
import {
  ask,
  listAnswer,
  newestFlow,
  NO_FLOWS,
  openPage,
  openStage,
  rejectionIn,
  server,
  untilKept,
} from './stage.mjs';

/* A reader's way through the demo's trail, on the real server. */

let browser;
let films;
let page;
let rejection;
let troubled;

beforeAll(async () => {
  browser = await openStage();
  films = await newestFlow('film_of_the_night');
  rejection = await rejectionIn(films);
  troubled = await sendTroubledFlow(server, { key: 'tender-7' });
  await newestFlow('competitor_selection');
});

afterEach(async () => {
  const { faults } = page;
  await page.close();
  expect(faults).toEqual([]);
});

afterAll(() => browser?.close());

test('the list shows both pipelines of the demo', async () => {
  page = await openPage(browser);
  await page.getByRole('link', { name: 'film_of_the_night' }).first().waitFor();
  await page.getByRole('link', { name: 'competitor_selection' }).first().waitFor();
  expect(new URL(page.url()).pathname).toBe('/flows');
});

test('a row of the list leads to the flow and its outcome', async () => {
  page = await openPage(browser, { path: '/flows?process=film_of_the_night&status=completed' });
  await page.getByRole('link', { name: 'film_of_the_night' }).first().click();
  await page.getByRole('heading', { level: 1, name: /of [\d,]+ candidates remained/ }).waitFor();
});

test('the steps of a flow stand in their order', async () => {
  page = await openPage(browser, { path: `/flows/${films.id}` });
  const links = page.getByRole('navigation', { name: 'Steps' }).getByRole('link');
  await links.first().waitFor();
  const shown = await links.allInnerTexts();
  expect(shown.map((text) => text.split('\n')[0].replace(/ v\d+$/, ''))).toEqual(
    films.steps.map(({ name }) => name),
  );
});

test('the funnel counts who went in and who came out', async () => {
  page = await openPage(browser, { path: `/flows/${films.id}` });
  const stages = page
    .getByRole('list', { name: 'Candidates in and out, step by step' })
    .getByRole('listitem');
  await stages.first().waitFor();
  const deciding = films.steps.filter(
    ({ candidates, status }) => candidates !== null && status === 'completed',
  );
  const shown = await stages.allInnerTexts();
  expect(shown).toHaveLength(deciding.length);
  for (const [index, { candidates }] of deciding.entries()) {
    expect(shown[index]).toContain(candidates.in.toLocaleString('en'));
    if (candidates.out !== null) expect(shown[index]).toContain(candidates.out.toLocaleString('en'));
  }
});

function lost({ candidates }) {
  const { in: entered, out } = candidates ?? {};
  return typeof out === 'number' ? entered - out : 0;
}

test('the step that dropped most is open without a click', async () => {
  page = await openPage(browser, { path: `/flows/${films.id}` });
  const most = films.steps.reduce((left, right) => (lost(right) > lost(left) ? right : left));
  await page.getByRole('heading', { level: 2, name: most.name, exact: true }).waitFor();
});

test('a rejected candidate is found by its id, with its reason beside it', async () => {
  page = await openPage(browser, { path: rejection.path });
  await page.getByRole('combobox', { name: 'Filter candidates' }).fill(rejection.id);
  const row = page.locator('[role=row][data-verdict=false]', { hasText: rejection.id }).first();
  await row.waitFor();
  expect(await row.innerText()).toContain(rejection.reason);
});

test('the same reason is found in the document', async () => {
  page = await openPage(browser, { path: `${rejection.path}&view=json` });
  await page.getByLabel('Find in this document').fill(rejection.reason);
  await page.getByRole('treeitem').filter({ hasText: rejection.reason }).first().waitFor();
});

test('an address brings back the same view', async () => {
  page = await openPage(browser, { path: `/flows/${films.id}` });
  await choose('Steps', rejection.step.name);
  await choose('Observations', rejection.observation.name);
  await page.waitForURL(/obs=/);
  await page.reload();
  const chosen = page.getByRole('navigation', { name: 'Observations' }).locator('[aria-current]');
  expect(await chosen.innerText()).toContain(rejection.observation.name);
});

test('a second visit asks for no data', async () => {
  page = await openPage(browser, { path: rejection.path });
  const cell = page.getByRole('gridcell').first();
  await cell.waitFor();
  await untilKept(page);
  const asked = [];
  page.on('request', (request) => request.url().endsWith('/data') && asked.push(request.url()));
  await page.reload();
  await cell.waitFor();
  expect(asked).toEqual([]);
});

async function choose(where, name) {
  await page.getByRole('navigation', { name: where }).getByRole('link', { name }).first().click();
}

test('keys lead through the steps and back to the list', async () => {
  page = await openPage(browser, { path: `/flows/${films.id}?step=${films.steps[0].name}` });
  await page.getByRole('heading', { level: 2, name: films.steps[0].name }).waitFor();
  await page.keyboard.press(']');
  await page.getByRole('heading', { level: 2, name: films.steps[1].name }).waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('f');
  await page.getByRole('heading', { level: 1, name: /^Flows/ }).waitFor();
});

test('what is asked of the list is in the address', async () => {
  page = await openPage(browser, { path: '/flows' });
  await page.getByRole('link', { name: 'film_of_the_night' }).first().waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('"no flow says this"');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'No flow matches all of these filters' }).waitFor();
  expect(new URL(page.url()).searchParams.get('query')).toBe('"no flow says this"');
});

test.each([
  ['list', () => '/flows', 'film_of_the_night'],
  ['flow', () => `/flows/${films.id}`, 'film_of_the_night'],
  ['flow with long attributes', () => `/flows/${troubled.id}`, 'supplier_choice'],
])('the %s fits a phone', async (_, path, name) => {
  page = await openPage(browser, { width: 375, path: path() });
  await page.getByRole('link', { name }).first().waitFor();
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(beyond).toBeLessThanOrEqual(0);
});

test('an empty server listens until the first flow arrives', async () => {
  page = await openPage(browser, { answers: listAnswer(200, NO_FLOWS) });
  await page.getByText('Listening for the first flow').waitFor();
  await page.unroute('**/api/flows?*');
  await page.getByText('The first flow arrived').waitFor();
});

test('the program that an empty server shows is one that the SDK compiles', async () => {
  page = await openPage(browser, { answers: listAnswer(200, NO_FLOWS) });
  const folder = mkdtempSync(join(tmpdir(), 'first-flow-'));
  const program = join(folder, 'FirstFlow.java');
  writeFileSync(program, await page.locator('pre').innerText());
  const home = join(import.meta.dirname, '..', '..');
  const jdk = execFileSync(join(home, 'bin', 'find-jdk'), ['25'], { encoding: 'utf8' }).trim();
  const libraries = join(home, 'demo', 'target', 'lib', '*');
  execFileSync(join(jdk, 'bin', 'javac'), ['-cp', libraries, '-d', folder, program]);
  rmSync(folder, { recursive: true });
});

test('a new flow waits in a pill until it is asked for', async () => {
  const { flows, pagination } = await ask('/api/flows?page=1&limit=50');
  const before = { flows: flows.slice(1), pagination: { ...pagination, total: pagination.total - 1 } };
  page = await openPage(browser, { path: '/flows', answers: listAnswer(200, before) });
  const newest = page.locator(`tbody a[href$="${flows[0].id}"]`);
  await page.locator('tbody a').first().waitFor();
  await page.unroute('**/api/flows?*');
  const pill = page.getByRole('button', { name: '1 new' });
  await pill.waitFor();
  expect(await newest.count()).toBe(0);
  await pill.click();
  await newest.waitFor();
});

test('an id that does not exist says what to do', async () => {
  page = await openPage(browser, { path: '/flows/01936f2a-0000-7000-8000-000000000000' });
  await page.getByText('Check the id in the address.').waitFor();
  page.faults.length = 0; // The browser reports the 404 that this test asks for.
});
