import { untilPainted } from './pages.mjs';

const TEXTS = ['the', 'star', 'comedy', 'zzz', 'a man', '1998'];
const PAUSE_MILLIS = 120;

/** Types into the filter as a person does and watches when the counts have been painted anew. */
export async function typing(browser, url) {
  const page = await browser.newPage();
  await page.goto(url);
  await untilPainted(page, '[role=row] [role=gridcell]');
  await page.waitForTimeout(2_000);
  await page.getByRole('combobox', { name: 'Filter candidates' }).focus();
  await watch(page);
  for (const text of TEXTS) {
    for (const letter of text) {
      await page.keyboard.press(letter === ' ' ? 'Space' : letter);
      await page.waitForTimeout(PAUSE_MILLIS);
    }
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Backspace');
    await page.waitForTimeout(PAUSE_MILLIS);
  }
  const { waits, longestTask } = await page.evaluate(() => globalThis.benched);
  await page.context().close();
  const sorted = waits.toSorted((left, right) => left - right);
  return { p95: at(sorted, 0.95), median: at(sorted, 0.5), longestTask };
}

function at(sorted, share) {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

/** A key press waits for the counts to change; the frame after the change paints them. */
function watch(page) {
  return page.evaluate(() => {
    const benched = { waits: [], longestTask: 0 };
    globalThis.benched = benched;
    const counts = [...document.querySelectorAll('[role=status]')].find((each) =>
      / of /.test(each.textContent),
    );
    let pressed;
    addEventListener('keydown', (event) => (pressed ??= event.timeStamp), true);
    new MutationObserver(() => {
      const since = pressed;
      pressed = undefined;
      if (since === undefined) return;
      requestAnimationFrame(() => setTimeout(() => benched.waits.push(performance.now() - since)));
    }).observe(counts, { childList: true, characterData: true, subtree: true });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries())
        benched.longestTask = Math.max(benched.longestTask, duration);
    }).observe({ type: 'longtask' });
  });
}
