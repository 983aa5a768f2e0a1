import { readFileSync } from 'node:fs';
import { untilQuiet } from '../quiet.mjs';

/** Until something is painted: its place in the document, and one frame more. */
export function untilPainted(page, selector) {
  return page.evaluate(
    (wanted) =>
      new Promise((done, fail) => {
        setTimeout(() => fail(new Error(`${wanted} did not appear within 30 s`)), 30_000);
        const look = () =>
          document.querySelector(wanted) === null
            ? requestAnimationFrame(look)
            : requestAnimationFrame(() => done(performance.now()));
        look();
      }),
    selector,
  );
}

const ROW = '[role=row] [role=gridcell]';

/** Milliseconds from navigation to a list that can be used, in a browser that has never been here. */
export async function listReady(browser, server) {
  const page = await browser.newPage();
  await page.goto(`${server}/flows`, { waitUntil: 'commit' });
  const ready = await untilPainted(page, 'tbody a');
  await page.context().close();
  return ready;
}

/**
 * Milliseconds until the first rows of an observation stand on the page: of a whole page load without
 * and with what the first visit left in the cache, and from the click that opens the observation in a page
 * that stands already, but has not read it.
 */
export async function firstRows(browser, { url, elsewhere, step }) {
  const context = await browser.newContext();
  const cold = await visit(context, url);
  const again = await visit(context, url);
  const opened = await open(context, elsewhere, step);
  await context.close();
  return { cold: cold.ready, cached: again.ready, opened, askedAgain: again.asked };
}

async function visit(context, url) {
  const page = await context.newPage();
  let asked = 0;
  const watch = (request) => {
    if (/\/api\/observations\/[^/]+\/data/.test(request.url())) asked += 1;
  };
  context.on('request', watch);
  await page.goto(url, { waitUntil: 'commit' });
  const ready = await untilPainted(page, ROW);
  await untilReady(page);
  context.off('request', watch);
  await page.close();
  return { ready, asked };
}

async function open(context, elsewhere, step) {
  const page = await context.newPage();
  await page.goto(elsewhere);
  await untilReady(page);
  await page.evaluate(() =>
    addEventListener('click', ({ timeStamp }) => (globalThis.clicked = timeStamp), {
      once: true,
      capture: true,
    }),
  );
  await page.getByRole('navigation', { name: 'Steps' }).getByRole('link', { name: step }).click();
  const painted = await untilPainted(page, ROW);
  const clicked = await page.evaluate(() => globalThis.clicked);
  await page.close();
  return painted - clicked;
}

/** When the page is quiet and what was opened has been kept: a reader takes as long to look around. */
export async function untilReady(page) {
  await untilQuiet(page);
  await page.waitForTimeout(3_000);
}

/**
 * The grid scrolled from end to end, a little further with each frame: the most rows that stand in the
 * document at once, and how long frames took.
 */
export async function scrolled(browser, url) {
  const page = await browser.newPage();
  await page.goto(url);
  await untilPainted(page, ROW);
  await untilReady(page);
  const seen = await page.evaluate(async () => {
    const scroller = document.querySelector('[role=grid]').parentElement;
    const frames = [];
    let rows = 0;
    let before = await new Promise(requestAnimationFrame);
    for (let share = 0; share <= 1; share += 0.005) {
      scroller.scrollTop = share * scroller.scrollHeight;
      const now = await new Promise(requestAnimationFrame);
      frames.push(now - before);
      before = now;
      rows = Math.max(rows, document.querySelectorAll('[role=row]').length);
    }
    return { rows, frames };
  });
  await page.context().close();
  const frames = seen.frames.toSorted((left, right) => left - right);
  return { rows: seen.rows, frameP95: frames[Math.floor(frames.length * 0.95)] };
}

/** Milliseconds from a click on a column's head until the rows are painted in their new order. */
export async function sorted(browser, url) {
  const page = await browser.newPage();
  await page.goto(url);
  await untilPainted(page, ROW);
  await untilReady(page);
  await page.evaluate(() => {
    addEventListener(
      'click',
      ({ timeStamp }) => {
        const grid = document.querySelector('[role=grid] [role=rowgroup]:last-child');
        globalThis.ordered = new Promise((done) =>
          new MutationObserver((_, watching) => {
            watching.disconnect();
            requestAnimationFrame(() => setTimeout(() => done(performance.now() - timeStamp)));
          }).observe(grid, { childList: true, characterData: true, subtree: true }),
        );
      },
      { once: true, capture: true },
    );
  });
  await page.getByRole('columnheader', { name: 'year' }).getByRole('button').first().click();
  const wait = await page.evaluate(() => globalThis.ordered);
  await page.context().close();
  return wait;
}

/**
 * Memory of the process that holds page and worker, in MB, once all candidates were read and filtered:
 * what is its own, without what it shares with other processes. Null where the system does not tell.
 */
export async function heldMemory(browser, url) {
  const page = await browser.newPage();
  await page.goto(url);
  await untilPainted(page, ROW);
  await page.getByRole('combobox', { name: 'Filter candidates' }).fill('the');
  await untilReady(page);
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const held = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => ownMemory(id));
  await page.context().close();
  return held.includes(null) ? null : Math.max(...held);
}

function ownMemory(processId) {
  try {
    const status = readFileSync(`/proc/${processId}/status`, 'utf8');
    return Number(/RssAnon:\s+(\d+) kB/.exec(status)[1]) / 1_024;
  } catch {
    return null;
  }
}
