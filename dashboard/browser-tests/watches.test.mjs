import { createServer } from 'node:http';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { untilQuiet } from '../scripts/quiet.mjs';
import { ask, openPage, openStage, server } from './stage.mjs';

/* What is watched of a process whose runs are known: 10 that began just now, of which 4 failed. */

const PROCESS = `parcel_sorting_${Date.now()}`;
const NAME = `too many parcels fail ${Date.now()}`;
const RUNS = 10;
const FAILED = 4;

let browser;
let page;
let receiver;
const told = [];

beforeAll(async () => {
  browser = await openStage();
  receiver = createServer((request, response) => {
    told.push(request.headers['webhook-signature']);
    request.resume().on('end', () => response.writeHead(204).end());
  });
  await new Promise((done) => receiver.listen(0, '127.0.0.1', done));
  await sendRuns();
});

afterEach(async () => {
  const { faults } = page;
  await page.context().close();
  expect(faults).toEqual([]);
});

afterAll(async () => {
  receiver?.close();
  await fetch(`${server}/api/watches/${encodeURIComponent(NAME)}`, { method: 'DELETE' });
  await browser?.close();
});

async function sendRuns() {
  const now = new Date().toISOString();
  const lines = Array.from({ length: RUNS }, (_, run) =>
    JSON.stringify({
      idempotencyKey: `${PROCESS}-${run}`,
      flow: {
        name: PROCESS,
        status: run < FAILED ? 'failed' : 'completed',
        createdAt: now,
        finishedAt: now,
      },
    }),
  );
  const headers = { 'Content-Type': 'application/x-ndjson' };
  const answer = await fetch(`${server}/api/flows/batch`, {
    method: 'POST',
    headers,
    body: lines.join('\n'),
  });
  expect(answer.status).toBe(202);
  const until = Date.now() + 15_000;
  while ((await ask(`/api/flows?name=${PROCESS}`)).pagination.total < RUNS) {
    if (Date.now() > until) throw new Error('The runs were not stored within 15 seconds.');
    await new Promise((wake) => setTimeout(wake, 100));
  }
}

async function openWatches() {
  page = await openPage(browser, { path: `/processes/${PROCESS}?tab=watches` });
  await page.getByRole('heading', { level: 2, name: 'Watches' }).waitFor();
}

function entry() {
  return page.getByRole('listitem').filter({ hasText: NAME });
}

test('a process without watches says what they are', async () => {
  await openWatches();
  await page.getByText('Nothing is watched').waitFor();
});

test('a query is watched by keyboard alone and seen to fire', async () => {
  const query = `process:${PROCESS} status:failed last:7d`;
  page = await openPage(browser, { path: `/explore?${new URLSearchParams({ query })}` });
  await page.getByText(`${FAILED} flows in`).waitFor();
  await page.getByRole('button', { name: 'Watch this query…' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.type(NAME);
  expect(await page.getByLabel(/^Process/).inputValue()).toBe(PROCESS);
  expect(await page.getByLabel(/^Hits/).inputValue()).toBe('status:failed');
  await page.getByLabel('Given at least').focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.type(String(RUNS));
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: PROCESS }).waitFor();
  const row = entry();
  await row.getByText('! firing').waitFor();
  expect(await row.innerText()).toContain('40% of 10 runs');
  await page.getByRole('status').getByText(`! ${NAME} (40% of 10 runs)`).waitFor();
  await row.getByRole('link', { name: 'See the hits' }).click();
  await page.getByText(`${FAILED} flows in`).waitFor();
});

test('a fault of its query is told where it stands', async () => {
  await openWatches();
  await page.getByRole('button', { name: `Change ${NAME}` }).click();
  await page.getByLabel(/^Hits/).fill('status:done');
  await page.getByRole('button', { name: 'Save' }).click();
  await page
    .getByRole('alert')
    .getByText(/At character 8/)
    .waitFor();
  page.faults = page.faults.filter((fault) => !fault.includes('400'));
  await page.getByRole('button', { name: 'Cancel' }).click();
  await entry().getByText('status:failed').waitFor();
});

test('its webhook is told that it fires, and tested with the secret that was kept', async () => {
  await openWatches();
  await page.getByRole('button', { name: `Change ${NAME}` }).click();
  await page.getByLabel('Address').fill(`http://127.0.0.1:${receiver.address().port}/`);
  await page.getByRole('button', { name: 'Generate' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  const row = entry();
  await row.getByText(/^told that it fires/).waitFor();
  await row.getByRole('button', { name: 'Send a test event' }).click();
  await row.getByText(/^told a test/).waitFor();
  expect(told).toHaveLength(2);
  expect(told.every((signature) => signature.startsWith('v1,'))).toBe(true);
});

test('the watches fit a phone', async () => {
  page = await openPage(browser, { width: 375, path: `/processes/${PROCESS}?tab=watches` });
  await entry().waitFor();
  await untilQuiet(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
  await page.getByRole('button', { name: `Change ${NAME}` }).click();
  await page.getByRole('dialog').waitFor();
  expect(await page.evaluate(() => document.querySelector('dialog').scrollWidth)).toBeLessThanOrEqual(375);
});

test('a watch is deleted once somebody says so twice', async () => {
  await openWatches();
  await page.getByRole('button', { name: `Delete ${NAME}` }).click();
  await page.getByRole('button', { name: 'Keep it' }).click();
  await page.getByRole('button', { name: `Delete ${NAME}` }).click();
  await page.getByRole('button', { name: 'Delete it' }).click();
  await page.getByText('Nothing is watched').waitFor();
});
