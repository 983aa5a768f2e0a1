import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { newestFlows, openPage, openStage, rejectionIn, newestFlow } from './stage.mjs';

/* Why not X, and where two runs part: what logs do not answer, over what the demo recorded. */

let browser;
let film;
let otherFilm;
let rejection;
let page;

beforeAll(async () => {
  browser = await openStage();
  [film, otherFilm] = (await newestFlows('film_of_the_night', 2)).map(({ id }) => id);
  rejection = await rejectionIn(await newestFlow('film_of_the_night'));
});

afterEach(async () => {
  const { faults } = page;
  await page.context().close();
  expect(faults).toEqual([]);
});

afterAll(() => browser?.close());

async function seeVerdict() {
  await page.getByRole('heading', { level: 1, name: `Why not ${rejection.id}?` }).waitFor();
  await page.getByText(`${rejection.id} was dropped at ${rejection.step.name}`).waitFor();
}

test('one line in the flow tells why a candidate was dropped, by keyboard alone', async () => {
  page = await openPage(browser, { path: `/flows/${film}` });
  await page.getByRole('navigation', { name: 'Steps' }).waitFor();
  await page.keyboard.press('w');
  await page.keyboard.type(rejection.id);
  await page.keyboard.press('Enter');
  await seeVerdict();
  const decided = page.locator('tr[aria-current=step]');
  expect(await decided.innerText()).toMatch(new RegExp(`${rejection.step.name}[\\s\\S]*dropped`));
});

test('the palette asks about any id', async () => {
  page = await openPage(browser, { path: `/flows/${film}` });
  await page.getByRole('navigation', { name: 'Steps' }).waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').fill(rejection.id);
  await page.getByRole('option', { name: `Why, or why not, ${rejection.id}` }).click();
  await seeVerdict();
});

test('a row of the table leads to its way through all steps', async () => {
  page = await openPage(browser, { path: `${rejection.path}&q=${rejection.id}` });
  await page.getByRole('gridcell', { name: rejection.id }).first().click();
  await page.getByRole('link', { name: 'Its way through all steps' }).click();
  await seeVerdict();
});

test('who was never there is not said to have been dropped', async () => {
  page = await openPage(browser, { path: `/flows/${film}/why/nobody-1900` });
  await page.getByText(/nobody-1900 never entered: it is not among the [\d,]+ candidates/).waitFor();
});

test('two runs part at a step that is named, in three keys', async () => {
  page = await openPage(browser, { path: `/flows/${film}` });
  await page.getByRole('navigation', { name: 'Steps' }).waitFor();
  await page.keyboard.press('c');
  await page.getByRole('heading', { name: 'Compare with which flow?' }).waitFor();
  await page.getByRole('main').getByRole('listitem').getByRole('link').first().focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: /^They part at / }).waitFor();
  await page.getByText('first divergence').waitFor();
});

test('only what changed is shown on demand, and stays in the address', async () => {
  page = await openPage(browser, { path: `/compare/${film}...${otherFilm}` });
  await page.getByRole('link', { name: 'Show only what changed' }).click();
  await page.getByRole('link', { name: 'Show all steps' }).waitFor();
  expect(new URL(page.url()).searchParams.get('only')).toBe('changed');
  expect(await page.getByRole('row').getByText('= same').count()).toBe(0);
});

test.each([
  ['journey', () => `/flows/${film}/why/${rejection.id}`],
  ['comparison', () => `/compare/${film}...${otherFilm}?step=2`],
])('the %s fits a phone', async (_, path) => {
  page = await openPage(browser, { width: 375, path: path() });
  await page.locator('tbody tr').first().waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
});
