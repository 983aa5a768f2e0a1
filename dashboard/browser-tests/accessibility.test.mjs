import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sendWaveringFlows } from '../scripts/wavering-flows.mjs';
import { sendTroubledFlow } from '../scripts/troubled-flow.mjs';
import {
  answerTo,
  DATABASE_DOWN,
  DEAD_LETTERS,
  deadLetters,
  listAnswer,
  newestFlow,
  newestFlows,
  NO_FLOWS,
  openPage,
  openStage,
  rejectionIn,
  server,
  watchesInEveryState,
} from './stage.mjs';

/* WCAG 2.2 AA as axe sees it: every page in both themes, with real data on it. */

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

let axe;
let browser;
let film;
let otherFilm;
let rejection;
let troubled;

beforeAll(async () => {
  axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  browser = await openStage();
  await sendWaveringFlows(server);
  troubled = await sendTroubledFlow(server, { key: 'tender-7' });
  [film, otherFilm] = (await newestFlows('film_of_the_night', 2)).map(({ id }) => id);
  rejection = await rejectionIn(await newestFlow('film_of_the_night'));
});

afterAll(() => browser?.close());

const QUEUE_DOWN = [answerTo('**/api/queue', 503, DATABASE_DOWN), answerTo(DEAD_LETTERS, 503, DATABASE_DOWN)];

const JOURNEY_DOWN = [answerTo('**/api/flows/*/candidates/*', 503, DATABASE_DOWN)];

const WATCHES = [answerTo('**/api/watches?*', 200, { watches: watchesInEveryState() })];

const NO_WATCHES = [answerTo('**/api/watches?*', 200, { watches: [] })];

const BY_MODEL = '?tab=drift&by=model&left=m-1&right=m-2';

const PAGES = [
  ['list', () => '/flows', '[role=table], table'],
  ['flow with its table', () => rejection.path, '[role=grid] [role=gridcell]'],
  ['flow with its document', () => `${rejection.path}&view=json`, '[role=treeitem]'],
  ['journey of a candidate', () => `/flows/${film}/why/nobody-1900`, 'tbody tr'],
  ['journey without a server', () => `/flows/${film}/why/nobody-1900`, '[role=alert]', JOURNEY_DOWN],
  ['comparison', () => `/compare/${film}...${otherFilm}`, 'tbody tr'],
  ['choice of a flow to compare', () => `/compare/${film}...`, 'main li a'],
  ['list without a flow', () => '/flows', 'pre', listAnswer(200, NO_FLOWS)],
  ['list without a server', () => '/flows', '[role=alert]:not(:empty)', listAnswer(503, DATABASE_DOWN)],
  ['list without a match', () => '/flows?q=no+flow+says+this', 'h2'],
  ['flow in trouble', () => `/flows/${troubled.id}`, 'h2'],
  ['queue', () => '/admin/queue', 'tbody button', deadLetters(3)],
  ['empty queue', () => '/admin/queue', '[role=status] h2', deadLetters(0)],
  ['queue without a server', () => '/admin/queue', '[role=alert]', QUEUE_DOWN],
  ['list of processes', () => '/processes', 'tbody tr'],
  ['usual funnel of a process', () => '/processes/letter_sorting', 'tbody tr'],
  ['determinism of a process', () => '/processes/letter_sorting?tab=determinism', 'tbody tr'],
  ['variants of a process', () => '/processes/letter_sorting?tab=variants', 'tbody tr'],
  ['bad runs of a process', () => '/processes/letter_sorting?tab=contrast', 'tbody tr'],
  ['drift of a process', () => `/processes/letter_sorting${BY_MODEL}`, 'tbody tr'],
  ['fields of a process', () => '/processes/letter_sorting?tab=fields', 'tbody tr'],
  ['watches of a process', () => '/processes/letter_sorting?tab=watches', 'main li h3', WATCHES],
  ['process without a watch', () => '/processes/letter_sorting?tab=watches', '[role=status] h2', NO_WATCHES],
  ['process without a run', () => '/processes/nobody_runs_this', '[role=status] h2'],
  ['help of Explore', () => '/explore', 'dl'],
  ['list of steps', () => '/explore?of=steps&query=step%7Bkind%3Afilter%7D', 'tbody tr'],
  ['groups over time', () => '/explore?of=flows&group=status,day', 'figure a'],
  ['question without a match', () => '/explore?query=key%3Anobody', '[role=status] h2'],
  ['question at fault', () => '/explore?query=status%3A', '[role=alert] p'],
  ['history of a candidate', () => '/candidates/L-9', 'tbody tr'],
  ['history of nobody', () => '/candidates/nobody-1900', '[role=status] h2'],
  ['settings', () => '/settings', 'pre'],
  ['unknown page', () => '/nowhere', 'h2'],
  ['unknown flow', () => '/flows/01936f2a-0000-7000-8000-000000000000', '[role=alert]'],
];

/** The theme changes under an open page, as it does at nightfall: opening it twice would show the same. */
async function violationsInBothThemes(page) {
  const found = await violations(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.evaluate(() =>
    Promise.all(
      document.getAnimations().flatMap((each) => (each instanceof CSSTransition ? [each.finished] : [])),
    ),
  );
  return [...found, ...(await violations(page))];
}

describe('in the light theme and in the dark one', () => {
  test.each(PAGES)('the %s has no violation', async (_, path, ready, answers) => {
    const page = await openPage(browser, { path: path(), answers });
    await page.locator(ready).first().waitFor();
    expect(await violationsInBothThemes(page)).toEqual([]);
    await page.close();
  });

  test('the form of a watch has no violation', async () => {
    const page = await openPage(browser, { path: '/processes/letter_sorting?tab=watches' });
    await page.getByRole('button', { name: 'New watch…' }).click();
    await page.getByLabel('Address').fill('https://hooks.example/');
    expect(await violationsInBothThemes(page)).toEqual([]);
    await page.close();
  });

  test('the palette has no violation', async () => {
    const page = await openPage(browser, { path: rejection.path });
    await page.getByRole('navigation', { name: 'Steps' }).waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').getByRole('option').first().waitFor();
    expect(await violationsInBothThemes(page)).toEqual([]);
    await page.close();
  });

  test('completions of a query have no violation', async () => {
    const page = await openPage(browser, { path: '/explore' });
    await page.getByRole('combobox', { name: 'Query' }).fill('sta');
    await page.locator('[role=option]').first().waitFor();
    await page.keyboard.press('ArrowDown');
    expect(await violationsInBothThemes(page)).toEqual([]);
    await page.close();
  });

  test('the question before a discard has no violation', async () => {
    const page = await openPage(browser, { path: '/admin/queue', answers: deadLetters(1) });
    await page.getByRole('button', { name: 'Discard' }).click();
    await page.getByRole('dialog').waitFor();
    expect(await violationsInBothThemes(page)).toEqual([]);
    await page.close();
  });

  test('the keyboard help has no violation', async () => {
    const page = await openPage(browser);
    await page.getByRole('button', { name: 'Keyboard map' }).click();
    await page.getByRole('dialog').waitFor();
    expect(await violationsInBothThemes(page)).toEqual([]);
    await page.close();
  });
});

async function violations(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(
    (values) => globalThis.axe.run({ runOnly: { type: 'tag', values } }),
    RULES,
  );
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
