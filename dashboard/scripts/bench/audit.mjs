import lighthouse, { desktopConfig } from 'lighthouse';
import { untilQuiet } from '../quiet.mjs';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const CATEGORIES = ['performance', 'accessibility', 'best-practices'];

/** What axe and Lighthouse say of the list and of a flow. */
export async function audit({ browser, server, path, port, axe }) {
  const pages = { list: '/flows', flow: path };
  const scores = {};
  for (const [name, place] of Object.entries(pages)) scores[name] = await rate(server + place, port);
  return {
    violations: await countViolations(browser, server, [...Object.values(pages), '/settings'], axe),
    lighthouse: scores,
  };
}

async function rate(url, port) {
  const options = { port, onlyCategories: CATEGORIES, logLevel: 'error' };
  const { lhr } = await lighthouse(url, options, desktopConfig);
  const scores = CATEGORIES.map((name) => [name, Math.round((lhr.categories[name].score ?? 0) * 100)]);
  return {
    ...Object.fromEntries(scores),
    largestPaint: lhr.audits['largest-contentful-paint'].numericValue,
    blocked: lhr.audits['total-blocking-time'].numericValue,
  };
}

async function countViolations(browser, server, paths, axe) {
  let violations = 0;
  for (const colorScheme of ['light', 'dark']) {
    for (const path of paths) {
      const page = await browser.newPage({ colorScheme });
      await page.goto(server + path);
      await untilQuiet(page);
      await page.evaluate(axe);
      const found = await page.evaluate(
        (values) => globalThis.axe.run({ runOnly: { type: 'tag', values } }),
        RULES,
      );
      violations += found.violations.length;
      await page.context().close();
    }
  }
  return violations;
}
