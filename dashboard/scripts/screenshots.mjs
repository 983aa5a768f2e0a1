import { copyFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launchChromium } from './chromium.mjs';

/*
 * Pictures of every page, in light and dark, wide and as on a phone, taken from a running server
 * (FLOWTRAIL_URL) that holds the demo's flows. --readme also copies the README's pictures to docs/images.
 */
const server = process.env.FLOWTRAIL_URL ?? 'http://127.0.0.1:3000';
const home = join(dirname(fileURLToPath(import.meta.url)), '..');
const album = join(home, 'target', 'screenshots');
const WIDTHS = { wide: 1440, phone: 375 };
const NOTHING = { flows: [], pagination: { total: 0, page: 1, limit: 50, totalPages: 0, nextCursor: null } };
const DOWN = { type: '/problems/unavailable', title: 'The database does not answer', status: 503 };
const README = { 'flow-light-wide': 'flow-light', 'flow-dark-wide': 'flow-dark', 'list-light-wide': 'flows' };

const film = await newest('film_of_the_night');
const shots = [
  { name: 'list', path: '/flows', ready: 'tbody a' },
  { name: 'list-empty', path: '/flows', ready: 'pre', answer: { status: 200, json: NOTHING } },
  { name: 'list-error', path: '/flows', ready: '[role=alert]', answer: { status: 503, json: DOWN } },
  { name: 'flow', path: `/flows/${film}`, ready: '[role=grid] [role=gridcell]' },
  { name: 'flow-document', path: `/flows/${film}?view=json`, ready: '[role=treeitem]' },
  { name: 'flow-unknown', path: `/flows/01936f2a-0000-7000-8000-000000000000`, ready: '[role=alert]' },
];

mkdirSync(album, { recursive: true });
const browser = await launchChromium();
try {
  for (const shot of shots) await photograph(shot);
} finally {
  await browser.close();
}
if (process.argv.includes('--readme')) copyForReadme();

async function newest(process) {
  const response = await fetch(`${server}/api/flows?name=${process}&status=completed&limit=1`);
  const [flow] = (await response.json()).flows;
  if (flow === undefined)
    throw new Error(`${server} holds no flow of ${process}. Send some with "make demo".`);
  return flow.id;
}

async function photograph(shot) {
  for (const theme of ['light', 'dark']) {
    for (const [size, width] of Object.entries(WIDTHS)) {
      await take(
        shot,
        theme,
        { width, height: size === 'phone' ? 812 : 900 },
        `${shot.name}-${theme}-${size}`,
      );
    }
  }
}

async function take({ path, ready, answer }, theme, viewport, name) {
  const page = await browser.newPage({ colorScheme: theme, viewport });
  if (answer !== undefined) await page.route('**/api/flows?*', (route) => route.fulfill(answer));
  await page.goto(server + path);
  await page.locator(ready).first().waitFor();
  await page.screenshot({ path: join(album, `${name}.png`), animations: 'disabled' });
  await page.close();
  console.log(`target/screenshots/${name}.png`);
}

function copyForReadme() {
  const images = join(home, '..', 'docs', 'images');
  mkdirSync(images, { recursive: true });
  for (const [name, published] of Object.entries(README)) {
    copyFileSync(join(album, `${name}.png`), join(images, `${published}.png`));
  }
}
