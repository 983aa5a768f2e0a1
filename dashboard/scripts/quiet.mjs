/**
 * Waits until a page has got no answer for half a second. The stream of changes, which never ends, would
 * keep a browser from ever calling itself idle.
 */
export async function untilQuiet(page) {
  await page.waitForLoadState('load');
  await page.waitForFunction(isQuiet, undefined, { polling: 50 });
}

/** Runs in the page. */
function isQuiet() {
  const QUIET_MILLIS = 500;
  const ends = performance.getEntriesByType('resource').map(({ responseEnd }) => responseEnd);
  return (
    performance.now() - Math.max(performance.timing.loadEventEnd - performance.timeOrigin, ...ends) >
    QUIET_MILLIS
  );
}
