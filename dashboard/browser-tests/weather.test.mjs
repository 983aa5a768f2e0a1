import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { Door } from './Door.mjs';
import { newestFlow, openStage, server, untilKept } from './stage.mjs';

/* What may happen between a reader and a server: nothing of it may cost more than patience. */

const CELL = '[role=row] [role=gridcell]';
const DAY_MILLIS = 24 * 60 * 60 * 1_000;

let archive;
let browser;
let context;
let door;
let place;

beforeAll(async () => {
  browser = await openStage();
  archive = await newestFlow('film_archive');
  place = placeOfLargest(archive);
});

beforeEach(async () => {
  door = await Door.before(server);
  context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  context.setDefaultTimeout(30_000);
});

afterEach(async () => {
  await context.close();
  await door.shut();
});

afterAll(() => browser?.close());

function placeOfLargest(flow) {
  const { step, observation } = flow.steps
    .flatMap((each) => each.observations.map((one) => ({ step: each, observation: one })))
    .filter(({ observation: { summary } }) => summary !== null)
    .reduce((most, each) => (each.observation.bytes > most.observation.bytes ? each : most));
  return {
    path: `/flows/${flow.id}?step=${step.name}&obs=${observation.name}`,
    items: observation.itemCount,
  };
}

async function visit(path = place.path) {
  const page = await context.newPage();
  await page.goto(door.url + path);
  return page;
}

/** Counts requests for data from now on. */
function countData() {
  const counted = { requests: 0 };
  context.on('request', (request) => {
    if (/\/observations\/[^/]+\/data/.test(request.url())) counted.requests += 1;
  });
  return counted;
}

test('100,000 candidates are filtered in a table of few rows', async () => {
  expect(place.items).toBeGreaterThanOrEqual(100_000);
  const page = await visit();
  await page.locator(CELL).first().waitFor();
  expect(await page.getByRole('grid').getAttribute('aria-rowcount')).toBe(String(place.items + 1));
  await page.getByRole('combobox', { name: 'Filter candidates' }).fill('alien');
  await page.getByText(/^[\d,]{1,6} of 1\d\d,000$/).waitFor();
  expect(await page.locator('[role=row]').count()).toBeLessThanOrEqual(80);
});

test('a second visit asks for no data', async () => {
  const first = await visit();
  await first.locator(CELL).first().waitFor();
  await untilKept(first);
  await first.close();
  const counted = countData();
  const second = await visit();
  await second.locator(CELL).first().waitFor();
  expect(counted.requests).toBe(0);
});

test('data older than three days is asked for again', async () => {
  const first = await visit();
  await first.locator(CELL).first().waitFor();
  await untilKept(first);
  await first.evaluate(age, 3 * DAY_MILLIS);
  await first.close();
  const counted = countData();
  const second = await visit();
  await second.locator(CELL).first().waitFor();
  expect(counted.requests).toBe(1);
});

/** Runs in the page: makes everything in the cache so much older. */
function age(millis) {
  return new Promise((done) => {
    const opening = indexedDB.open('flowtrail-observations');
    opening.addEventListener('success', () => {
      const { result: database } = opening;
      const transaction = database.transaction('meta', 'readwrite');
      transaction.addEventListener('complete', () => {
        database.close();
        done();
      });
      transaction
        .objectStore('meta')
        .openCursor()
        .addEventListener('success', ({ target: { result: cursor } }) => {
          if (cursor === null) return;
          cursor.update({ ...cursor.value, storedAt: cursor.value.storedAt - millis });
          cursor.continue();
        });
    });
  });
}

test('a browser without room shows the data and says that it cannot keep it', async () => {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Storage.overrideQuotaForOrigin', { origin: door.url, quotaSize: 1_000_000 });
  await page.goto(door.url + place.path);
  await page.locator(CELL).first().waitFor();
  await page.getByText(/loaded again on the next visit/).waitFor();
});

test('on a slow network the page says how far it is, and can be stopped', async () => {
  const warm = await visit('/flows');
  await warm.getByRole('link', { name: 'film_archive' }).first().waitFor();
  await warm.close();
  door.narrow(400_000);
  const page = await visit();
  await page.getByRole('progressbar', { name: 'Downloaded' }).waitFor();
  await page.getByRole('button', { name: 'Stop' }).click();
  await page.getByRole('heading', { name: 'Loading was stopped' }).waitFor();
  door.narrow(Infinity);
  await page.getByRole('button', { name: 'Load it' }).click();
  await page.locator(CELL).first().waitFor();
});

test('a server that is gone is said to be, and what failed recovers by itself', async () => {
  const page = await visit('/flows');
  await page.getByRole('link', { name: 'film_archive' }).first().waitFor();
  await door.shut();
  await page.getByText('offline, retrying').waitFor();
  expect(await page.getByRole('link', { name: 'film_archive' }).count()).toBeGreaterThan(0);
  await page.getByRole('link', { name: 'film_archive' }).first().click();
  await page.getByRole('alert').filter({ hasText: 'The server cannot be reached' }).waitFor();
  await door.open();
  await page.getByText('offline, retrying').waitFor({ state: 'hidden' });
  await page.locator(CELL).first().waitFor();
});

test('what was opened before opens without a server', async () => {
  const page = await visit();
  await page.locator(CELL).first().waitFor();
  await untilKept(page);
  const [step] = archive.steps;
  await page.getByRole('navigation', { name: 'Steps' }).getByRole('link', { name: step.name }).click();
  await page.getByRole('heading', { level: 2, name: step.name, exact: true }).waitFor();
  await door.shut();
  await page.goBack();
  await page.locator(CELL).first().waitFor();
});

test('two tabs share data and settings', async () => {
  const left = await visit();
  await left.locator(CELL).first().waitFor();
  await untilKept(left);
  const counted = countData();
  const right = await visit();
  await right.locator(CELL).first().waitFor();
  expect(counted.requests).toBe(0);
  await left.getByRole('radio', { name: 'Dark' }).check({ force: true });
  await right.locator('html[data-theme=dark]').waitFor();
});
