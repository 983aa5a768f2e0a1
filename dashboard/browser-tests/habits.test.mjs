import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '../scripts/chromium.mjs';
import { sendTroubledFlow } from '../scripts/troubled-flow.mjs';
import { newestFlow, openPage, openStage, server, untilKept } from './stage.mjs';

/* What readers do every day: find, narrow, keep, share, and all of it by keyboard. */

let browser;
let films;
let page;
let troubled;

beforeAll(async () => {
  browser = await openStage();
  films = await newestFlow('film_of_the_night');
  await sendTroubledFlow(server, { key: 'tender-7' });
  troubled = await sendTroubledFlow(server, { key: 'tender-7' });
});

afterEach(async () => {
  const { faults } = page;
  await page.context().close();
  expect(faults).toEqual([]);
});

afterAll(() => browser?.close());

async function paste(text) {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Go to' }).fill(text);
  await page.getByRole('dialog').getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
}

test('the id of a flow, pasted anywhere, leads to the flow', async () => {
  page = await openPage(browser, { path: '/settings' });
  await page.getByRole('heading', { name: 'Settings' }).waitFor();
  await paste(films.id);
  await page.waitForURL(`**/flows/${films.id}`);
});

test('the id of an observation leads to its place in its flow', async () => {
  const step = films.steps.findLast(({ observations }) => observations.length > 0);
  page = await openPage(browser, { path: '/flows' });
  await page.getByRole('link', { name: 'film_of_the_night' }).first().waitFor();
  await paste(step.observations.at(-1).id);
  await page.waitForURL(
    (url) => url.pathname.endsWith(films.id) && url.searchParams.get('step') === step.name,
  );
  page.faults.length = 0; // The browser reports that no flow has the id, which is how the palette finds out.
});

test('the id of a step leads to it while its flow is open', async () => {
  page = await openPage(browser, { path: `/flows/${films.id}` });
  await page.getByRole('navigation', { name: 'Steps' }).waitFor();
  await paste(films.steps[0].id);
  await page.getByRole('heading', { level: 2, name: films.steps[0].name, exact: true }).waitFor();
});

test('an id that nothing has is told so', async () => {
  page = await openPage(browser, { path: '/flows' });
  await page.getByRole('link', { name: 'film_of_the_night' }).first().waitFor();
  await paste('01936f2a-0000-7000-8000-000000000000');
  await page.getByText('No flow or observation has the id').waitFor();
  page.faults.length = 0; // The browser reports the two 404 that this test asks for.
});

test('a key, pasted, leads to its flows', async () => {
  page = await openPage(browser, { path: '/flows' });
  await page.getByRole('link', { name: 'film_of_the_night' }).first().waitFor();
  await paste('tender-7');
  await page.waitForURL('**/flows?key=tender-7');
});

test('an attribute narrows the list and can be taken away again', async () => {
  page = await openPage(browser, { path: '/flows' });
  await page.getByRole('textbox', { name: 'Attribute' }).fill('market=DE');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/flows?attr.market=DE');
  await page.getByRole('link', { name: 'supplier_choice' }).first().waitFor();
  await page.getByRole('link', { name: 'film_of_the_night' }).first().waitFor({ state: 'hidden' });
  await page.getByRole('link', { name: 'market = DE , remove' }).click();
  await page.getByRole('link', { name: 'film_of_the_night' }).first().waitFor();
});

test('a time range narrows list and volume alike', async () => {
  page = await openPage(browser, { path: '/flows?key=tender-7' });
  await page.getByRole('combobox', { name: 'Started' }).selectOption('15m');
  await page.waitForURL('**last=15m');
  await page.getByRole('img', { name: /flows.* in 15 min/ }).waitFor();
  await page.getByRole('combobox', { name: 'Started' }).selectOption('exact');
  await page.getByRole('textbox', { name: 'From' }).fill('2020-01-01T00:00:00');
  await page.getByRole('textbox', { name: 'To' }).fill('2020-01-02T00:00:00');
  await page.getByRole('heading', { name: 'No flow matches all of these filters' }).waitFor();
});

test('a saved view comes back by its name, also after a reload', async () => {
  page = await openPage(browser, { path: '/flows?process=supplier_choice' });
  await page.getByRole('button', { name: 'Save view…' }).click();
  await page.keyboard.type('suppliers');
  await page.keyboard.press('Enter');
  await page.goto(`${server}/flows`);
  await page
    .getByRole('navigation', { name: 'Saved views' })
    .getByRole('link', { name: 'suppliers' })
    .click();
  await page.waitForURL('**/flows?process=supplier_choice');
});

test('pages of the list lead to older flows and back', async () => {
  page = await openPage(browser);
  await page.route('**/api/flows?*', (route) => {
    const url = new URL(route.request().url());
    url.searchParams.set('limit', '2');
    return route.continue({ url: url.href });
  });
  await page.goto(`${server}/flows`);
  await page.getByRole('link', { name: 'Older' }).click();
  await page.getByText(/^3–4 of/).waitFor();
  await page.getByRole('link', { name: 'Older' }).click();
  await page.getByText(/^5–6 of/).waitFor();
  await page.getByRole('link', { name: 'Newer', exact: true }).click();
  await page.getByText(/^3–4 of/).waitFor();
});

test('a flow in trouble tells of its attempts, versions and losses', async () => {
  page = await openPage(browser, { path: `/flows/${troubled.id}` });
  await page.getByRole('heading', { level: 1, name: /Failed at negotiate/ }).waitFor();
  expect(await page.getByRole('note', { name: 'Losses' }).innerText()).toContain('tooLarge');
  const attempts = page.getByRole('navigation', { name: 'Attempts with the same key' }).getByRole('link');
  await attempts.nth(1).waitFor();
  await page.getByRole('navigation', { name: 'Versions of this step' }).getByRole('link').first().click();
  await page.getByText('This data was lost before it was sent').waitFor();
});

test('a trace leads to the tool that the settings name', async () => {
  page = await openPage(browser, { path: '/settings' });
  await page.getByRole('textbox', { name: 'Address of a trace' }).fill('https://traces.example/{traceId}');
  await page.goto(`${server}/flows/${troubled.id}`);
  const link = page.getByRole('link', { name: 'open trace' });
  expect(await link.getAttribute('href')).toBe(`https://traces.example/${troubled.trace.traceId}`);
});

test('what the browser keeps can be seen and removed', async () => {
  page = await openPage(browser, { path: `/flows/${films.id}` });
  await page.locator('[role=gridcell]').first().waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('s');
  await page.getByText(/^[1-9]\d* observations?, /).waitFor();
  await page.getByRole('button', { name: 'Remove them' }).click();
  await page.getByText('0 observations, 0 B').waitFor();
});

test('what is exported is what the filters leave, verdicts included', async () => {
  page = await openPage(browser, { path: `/flows/${troubled.id}?step=screen` });
  const filter = page.getByRole('combobox', { name: 'Filter candidates' });
  await filter.fill('price > 15');
  await filter.press('Enter');
  await page.getByText('5 of 8', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Export' }).click();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download as csv' }).click(),
  ]);
  const [header, first, ...rest] = (await readFile(await file.path(), 'utf8')).split('\r\n');
  expect(header).toBe('id,passed,reason,price');
  expect(first).toBe('S-3,false,price above 15,15.5');
  expect(rest).toHaveLength(5);
});

test('copying works over plain HTTP from another machine', async () => {
  const elsewhere = await launchChromium(['--host-resolver-rules=MAP trail.example 127.0.0.1']);
  page = await elsewhere.newPage();
  page.faults = [];
  await page.goto(`http://trail.example:${new URL(server).port}/flows/${troubled.id}?step=screen`);
  await page.getByRole('button', { name: 'Copy link' }).click();
  await page.getByRole('button', { name: 'Copied' }).waitFor();
  await untilKept(page);
  await elsewhere.close();
});

test('single keys rest when they are switched off', async () => {
  page = await openPage(browser, { path: '/settings' });
  await page.getByRole('checkbox', { name: 'Single keys act as shortcuts' }).uncheck();
  await page.getByRole('heading', { name: 'Settings' }).click();
  await page.keyboard.press('?');
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog', { name: 'Command palette' }).waitFor();
  expect(await page.getByRole('dialog', { name: 'Keyboard' }).count()).toBe(0);
});

test('from the list to a dropped candidate and back by keyboard alone', async () => {
  page = await openPage(browser, { path: '/flows?process=film_of_the_night' });
  await page.getByRole('link', { name: 'film_of_the_night' }).first().waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.locator('[role=gridcell]').first().waitFor();
  await page.keyboard.press('x');
  await page.locator('[role=row][data-verdict=false]').first().waitFor();
  await page.keyboard.press('j');
  await page.locator('[role=row]:focus').waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL(/row=/);
  await page.keyboard.press('Escape');
  await page.waitForURL((url) => !url.searchParams.has('row'));
  await page.keyboard.press('g');
  await page.keyboard.press('f');
  await page.getByRole('heading', { level: 1, name: /^Flows/ }).waitFor();
});
