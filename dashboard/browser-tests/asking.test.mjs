import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { sendWaveringFlows } from '../scripts/wavering-flows.mjs';
import { ask, openPage, openStage, server, untilSo } from './stage.mjs';

/* Questions asked of the list of flows, and where the history of a candidate leads. */

const PROCESS = 'letter_listing';
const RUNS = 48;

let browser;
let page;

beforeAll(async () => {
  browser = await openStage();
  await sendWaveringFlows(server, { name: PROCESS, runs: RUNS });
});

afterEach(async () => {
  const { faults } = page;
  await page.context().close();
  expect(faults).toEqual([]);
});

afterAll(() => browser?.close());

test('a row of a history leads to the very step that it tells of, among repeats of one name', async () => {
  await sendRepeats();
  page = await openPage(browser, { path: '/candidates/R-1' });
  const step = page.locator('tbody tr').getByRole('link', { name: 'try_again' });
  await step.first().waitFor();
  const reasons = await page.locator('tbody tr').locator('td:nth-child(4)').allInnerTexts();
  const second = reasons.findIndex((reason) => reason.includes('second time'));
  await step.nth(second).click();
  await page.getByRole('heading', { level: 2, name: /try_again/ }).waitFor();
  expect(await page.locator('a[aria-current=step]').first().innerText()).toContain('v2');
});

/** A time of the last minute. */
function at(seconds) {
  return new Date(Date.now() - 60_000 + seconds * 1_000).toISOString();
}

function attempt(version, why) {
  return {
    name: 'try_again',
    version,
    position: version - 1,
    kind: 'filter',
    status: 'completed',
    reason: why,
    createdAt: at(version),
    finishedAt: at(version + 1),
    observations: [
      {
        name: 'seen',
        version: 1,
        roles: { id: 'id', passed: 'kept', reason: 'why' },
        data: [{ id: 'R-1', kept: version === 1, why }],
      },
    ],
  };
}

/** One flow, whose step was done twice. */
async function sendRepeats() {
  await fetch(`${server}/api/flows`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': `repeats-${Date.now()}` },
    body: JSON.stringify({
      flow: { name: 'repeats', createdAt: at(0), finishedAt: at(4), status: 'completed' },
      steps: [attempt(1, 'the first time'), attempt(2, 'the second time')],
    }),
  });
  await untilSo(async () => (await ask('/api/candidates/R-1')).rows.length >= 2);
}

test('the list of flows is asked by keyboard alone, and the volume above obeys', async () => {
  page = await openPage(browser, { path: `/flows?process=${PROCESS}&from=2026-01-01T00:00:00Z` });
  await page.getByRole('heading', { level: 1, name: `Flows ${RUNS}` }).waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('attr.market:DE status:fai');
  await page.getByRole('option', { name: /failed/ }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const volume = page.waitForResponse((response) => response.url().includes('/api/volume?'));
  await page.keyboard.press('Enter');
  expect(new URL((await volume).url()).searchParams.get('query')).toBe('attr.market:DE status:failed');
  await page.waitForURL(/query=attr/);
  await page.getByRole('heading', { level: 1, name: 'Flows 12' }).waitFor();
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Flows 12' }).waitFor();
  expect(await page.getByRole('combobox', { name: 'Query' }).inputValue()).toBe(
    'attr.market:DE status:failed',
  );
});

test('a fault in the query of the list is told at its place', async () => {
  page = await openPage(browser, { path: '/flows?query=status%3Adone' });
  await page
    .getByRole('alert')
    .getByText(/Expected one of/)
    .waitFor();
  expect(await page.locator('search mark').innerText()).toBe('done');
  page.faults = page.faults.filter((fault) => !fault.includes('400'));
});
