import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { sendWaveringFlows } from '../scripts/wavering-flows.mjs';
import { openPage, openStage, server } from './stage.mjs';
import { untilQuiet } from '../scripts/quiet.mjs';

/* What holds across the runs of a process, over runs whose truth is known. */

const PROCESS = 'letter_sorting';

let browser;
let flows;
let page;

beforeAll(async () => {
  browser = await openStage();
  flows = await sendWaveringFlows(server, { name: PROCESS });
});

afterEach(async () => {
  const { faults } = page;
  await page.context().close();
  expect(faults).toEqual([]);
});

afterAll(() => browser?.close());

async function openFlow(id = flows[0]) {
  page = await openPage(browser, { path: `/flows/${id}` });
  await page.getByRole('navigation', { name: 'Steps' }).waitFor();
}

async function openProcess(search = '') {
  page = await openPage(browser, { path: `/processes/${PROCESS}${search}` });
  await page.getByRole('heading', { level: 1, name: PROCESS }).waitFor();
}

test('two keys lead from a flow to the step where randomness enters', async () => {
  await openFlow();
  await page.keyboard.press('p');
  await page.getByRole('heading', { level: 1, name: PROCESS }).waitFor();
  await page.keyboard.press('2');
  const random = page.locator('tr[aria-current=step]');
  await random.waitFor();
  expect(await random.innerText()).toMatch(/judge[\s\S]*varies/);
});

test('an example pair of the random step is one click away', async () => {
  await openProcess('?tab=determinism');
  await page.getByRole('link', { name: 'Compare two runs that part there' }).click();
  await page.getByRole('heading', { level: 1, name: /^They part at judge/ }).waitFor();
});

test('rules that always say the same are called deterministic', async () => {
  await openProcess('?tab=determinism');
  const rules = page.getByRole('row', { name: /apply_rules/ });
  await rules.getByText('= deterministic').waitFor();
});

test('the usual funnel tells what each step drops', async () => {
  await openProcess();
  const rules = page.getByRole('row', { name: /apply_rules/ });
  expect(await rules.innerText()).toMatch(/12\s+7[\s\S]*41\.7%/);
});

test('the way that all runs took is said to be the only one', async () => {
  await openProcess('?tab=variants');
  await page.getByText('Every run took the same steps in the same order.').waitFor();
  await page.getByText('open › apply_rules › judge › deliver').waitFor();
});

test('what marks the failed runs is found, with runs to look at', async () => {
  await openProcess('?tab=contrast');
  const model = page.getByRole('row', { name: /model = m-2/ });
  await model.getByText('100% bad').waitFor();
  await model.getByRole('link', { name: 'bad 1' }).click();
  await page.getByText('nothing urgent was found').first().waitFor();
});

test('two models are put beside each other', async () => {
  await openProcess('?tab=drift');
  await page.getByLabel('By attribute').fill('model');
  await page.getByLabel('A is').fill('m-1');
  await page.getByLabel('B is').fill('m-2');
  await page.getByRole('button', { name: 'Compare' }).click();
  await page
    .getByRole('row', { name: /^status/ })
    .getByText('! drift')
    .waitFor();
  expect(new URL(page.url()).searchParams.get('by')).toBe('model');
});

test('another threshold tells at once who would pass', async () => {
  await openFlow();
  await page
    .getByRole('link', { name: /apply_rules/ })
    .first()
    .click();
  await page.getByText('Rules and reasons').click();
  await page.getByRole('button', { name: 'What if weight were different' }).click();
  const trial = page.getByRole('region', { name: 'What if weight were different' });
  await trial.getByRole('spinbutton').fill('48');
  await trial.getByText('8 would pass this step instead of 7: 1 more, 0 fewer.').waitFor();
});

test('a person marks a run as bad, with a note, by keyboard alone', async () => {
  await openFlow(flows[3]);
  await page.keyboard.press('m');
  await page.getByRole('dialog').waitFor();
  await page.getByLabel('Note').focus();
  await page.keyboard.type('the wrong letters');
  await page.getByRole('button', { name: 'Bad' }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('✕ Marked bad: the wrong letters').waitFor();
  await page.reload();
  await page.getByText('✕ Marked bad: the wrong letters').waitFor();
});

test('fields are corrected and the correction is kept', async () => {
  await openProcess('?tab=fields');
  await page.getByLabel('Observation', { exact: true }).last().fill('judged');
  await page.getByLabel('Field for id of judged').fill('id');
  await page.getByLabel('Field for passed of judged').fill('urgent');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved; answers use it from now on').waitFor();
  await page.reload();
  await page.getByLabel('Field for passed of judged').waitFor();
  expect(await page.getByLabel('Field for passed of judged').inputValue()).toBe('urgent');
});

test('what differs between two runs is told field by field', async () => {
  const [first, second] = flows.filter((_, place) => place % 2 === 0);
  page = await openPage(browser, { path: `/compare/${first}...${second}` });
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.getByRole('link', { name: 'judge' }).click();
  await page.getByRole('button', { name: 'Show what differs in output' }).click();
  await page.getByText(/elements matched by/).waitFor();
});

test('every process is listed, and one letter leads there', async () => {
  await openProcess();
  await page.keyboard.press('g');
  await page.keyboard.press('p');
  await page.getByRole('heading', { level: 1, name: 'Processes' }).waitFor();
  await page.getByRole('row', { name: new RegExp(PROCESS) }).waitFor();
});

test.each(['funnel', 'determinism', 'variants', 'contrast', 'drift', 'fields'])(
  'the view %s fits a phone',
  async (tab) => {
    page = await openPage(browser, { width: 375, path: `/processes/${PROCESS}?tab=${tab}` });
    await page.getByRole('heading', { level: 1, name: PROCESS }).waitFor();
    await untilQuiet(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
  },
);
