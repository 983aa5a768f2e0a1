import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { setAside } from '../scripts/undecodable.mjs';
import { DATABASE_DOWN, openPage, openStage, server } from './stage.mjs';

/* What an operator does with what could not be stored: submissions that a real worker set aside. */

const NAME = 'unreadable';

let browser;
let letters;
let page;

beforeAll(async () => {
  browser = await openStage();
  letters = await setAside(server, { count: 3, name: NAME });
});

afterEach(async () => {
  const { faults } = page;
  await page.context().close();
  expect(faults).toEqual([]);
});

afterAll(() => browser?.close());

function rowOf(letter) {
  return page.getByRole('row').filter({ hasText: letter.flowId });
}

async function openQueue() {
  page = await openPage(browser, { path: '/admin/queue' });
  await page.getByRole('row').filter({ hasText: NAME }).first().waitFor();
}

test('what was set aside stands there with its error and how often it was tried', async () => {
  await openQueue();
  await page.getByText(/were set aside and wait for a decision/).waitFor();
  expect(await rowOf(letters[0]).innerText()).toMatch(/expected a submission of format .*\s5/s);
  expect(await page.getByRole('region', { name: 'Failures by cause' }).innerText()).toMatch(/Exception\s+\d/);
});

test('the way there is in the navigation, and a key', async () => {
  page = await openPage(browser, { path: '/settings' });
  await page.getByRole('heading', { name: 'Settings' }).waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('q');
  await page.getByRole('heading', { level: 1, name: 'Queue' }).waitFor();
  expect(await page.getByRole('link', { name: 'Queue' }).getAttribute('data-status')).toBe('active');
});

test('one that is retried waits again', async () => {
  await openQueue();
  await rowOf(letters[0]).getByRole('button', { name: 'Retry' }).click();
  await page.getByText(`${NAME} waits again.`).waitFor();
  await rowOf(letters[0]).waitFor({ state: 'hidden' });
});

test('one is discarded only after a question', async () => {
  await openQueue();
  const doomed = rowOf(letters[1]);
  await doomed.getByRole('button', { name: 'Discard' }).click();
  await page.getByRole('button', { name: 'Keep it' }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  expect(await doomed.count()).toBe(1);
  await doomed.getByRole('button', { name: 'Discard' }).click();
  await page.getByRole('button', { name: 'Discard for good' }).click();
  await page.getByText(`${NAME} is gone for good.`).waitFor();
  await doomed.waitFor({ state: 'hidden' });
});

test('what somebody else decided meanwhile is said, not failed', async () => {
  await openQueue();
  await page.route('**/api/queue/dead?*', (route) => route.abort());
  const response = await fetch(`${server}/api/queue/dead/${letters[2].id}`, { method: 'DELETE' });
  expect(response.status).toBe(200);
  await rowOf(letters[2]).getByRole('button', { name: 'Retry' }).click();
  await page.getByText(`${NAME} had been retried or discarded already.`).waitFor();
  page.faults.length = 0; // The browser reports the 404 and the requests that this test cuts off.
});

test('a queue that cannot be asked says so in its place, and recovers', async () => {
  page = await openPage(browser, { path: '/flows' });
  await page.route('**/api/queue', (route) => route.fulfill({ status: 503, json: DATABASE_DOWN }));
  await page.goto(`${server}/admin/queue`);
  await page.getByRole('alert').filter({ hasText: 'The database does not answer' }).waitFor();
  await page.unroute('**/api/queue');
  await page.getByText('Stored per minute').waitFor();
  page.faults.length = 0; // The browser reports the 503 that this test asks for.
});

test('the queue fits a phone, and decisions are made by keyboard alone', async () => {
  await setAside(server, { count: 2, name: NAME });
  page = await openPage(browser, { width: 375, path: '/admin/queue' });
  await page.getByRole('button', { name: 'Retry' }).first().waitFor();
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(beyond).toBeLessThanOrEqual(0);
  const before = await page.getByRole('button', { name: 'Retry' }).count();
  await page.keyboard.press('j');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByText(/is gone for good/).waitFor();
  await expect.poll(() => page.getByRole('button', { name: 'Retry' }).count()).toBe(before - 1);
  await expect.poll(() => page.evaluate(() => document.activeElement.tagName)).toBe('BUTTON');
});
