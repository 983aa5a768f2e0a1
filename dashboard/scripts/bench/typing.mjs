import { untilPainted, untilReady } from './pages.mjs';

const TEXTS = ['the', 'star', 'comedy', 'zzz', 'a man', '1998'];
const PAUSE_MILLIS = 120;

/** Types into the filter as a person does and watches when the counts have been painted anew. */
export async function typing(browser, url) {
  const page = await browser.newPage();
  await page.goto(url);
  await untilPainted(page, '[role=row] [role=gridcell]');
  await untilReady(page);
  await page.getByRole('combobox', { name: 'Filter candidates' }).focus();
  await watch(page);
  for (const text of TEXTS) {
    for (const letter of text) {
      await page.keyboard.press(letter === ' ' ? 'Space' : letter);
      await page.waitForTimeout(PAUSE_MILLIS);
    }
    for (const _ of text) {
      await page.keyboard.press('Backspace');
      await page.waitForTimeout(PAUSE_MILLIS);
    }
  }
  const { counts, rows, longestTask } = await page.evaluate(() => globalThis.benched);
  await page.context().close();
  return { counts: spread(counts), rows: spread(rows), longestTask };
}

function spread(waits) {
  const sorted = waits.toSorted((left, right) => left - right);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  return { p95: at(0.95), median: at(0.5), presses: sorted.length };
}

/**
 * From a key press to the frame after the one that shows its counts. While an answer is awaited the
 * counts are busy, so that counts that stay the same are seen to be new ones. The rows are drawn after
 * the counts; the last change of the grid before the next key tells when.
 */
function watch(page) {
  return page.evaluate(() => {
    const benched = { counts: [], rows: [], longestTask: 0 };
    globalThis.benched = benched;
    const counts = [...document.querySelectorAll('[role=status]')].find((each) =>
      / of /.test(each.textContent),
    );
    // oxlint-disable-next-line unicorn/consistent-function-scoping -- only this function goes into the page
    const painted = (then) => requestAnimationFrame(() => setTimeout(() => then(performance.now())));
    let pressed;
    let drawn;
    addEventListener(
      'keydown',
      (event) => {
        if (drawn !== undefined) benched.rows.push(drawn);
        drawn = undefined;
        pressed = event.timeStamp;
      },
      true,
    );
    new MutationObserver(() => {
      if (counts.getAttribute('aria-busy') === 'true') return;
      const since = pressed;
      painted((now) => benched.counts.push(now - since));
    }).observe(counts, { attributeFilter: ['aria-busy'] });
    new MutationObserver(() => {
      const since = pressed;
      painted((now) => (drawn = since === pressed ? now - since : drawn));
    }).observe(document.querySelector('[role=grid]'), {
      childList: true,
      characterData: true,
      subtree: true,
    });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries())
        benched.longestTask = Math.max(benched.longestTask, duration);
    }).observe({ type: 'longtask' });
  });
}
