import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, openPage, openStage, server } from './stage.mjs';

/* A flow that several processes push, seen as it happens. The server calls it abandoned after a few seconds. */

const WRITER = new URL('writer.mjs', import.meta.url).pathname;
const LONGEST_MILLIS = 1_000;

let browser;
const key = `live ${randomUUID()}`;

beforeAll(async () => {
  browser = await openStage();
});

afterAll(() => browser?.close());

async function push(flowId, type, flow) {
  await fetch(`${server}/api/flows/${flowId}/events`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-ndjson' },
    body: JSON.stringify({ type, flow: { id: flowId, ...flow } }),
  });
}

async function begin() {
  const flowId = randomUUID();
  await push(flowId, 'flow.started', { name: 'pushed_flow', key, createdAt: new Date().toISOString() });
  await until(async () => (await fetch(`${server}/api/flows/${flowId}`)).ok);
  return flowId;
}

async function until(condition) {
  while (!(await condition())) await new Promise((wake) => setTimeout(wake, 50));
}

/** A process that takes part; `pushed` is what was answered when. */
function writer(flowId, first, steps, diesAt) {
  const child = spawn(process.execPath, [WRITER, server, flowId, String(first), String(steps)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const pushed = [];
  createInterface({ input: child.stdout }).on('line', (line) => {
    const [name, at] = line.split(' ');
    pushed.push({ name, at: Number(at) });
    if (name === diesAt) child.kill('SIGKILL');
  });
  return new Promise((done) => child.on('exit', () => done(pushed)));
}

/** Notes in the page when each step was first to be seen. */
function watchSteps() {
  globalThis.seenSteps = {};
  globalThis.lookForSteps = () => {
    for (const [name] of document.body.innerText.matchAll(/stage_\d+/g))
      globalThis.seenSteps[name] ??= Date.now();
  };
  new MutationObserver(globalThis.lookForSteps).observe(document.body, {
    subtree: true,
    childList: true,
    characterData: true,
  });
}

test('steps that three processes push are seen within a second; one that dies leaves an attempt behind', async () => {
  const lost = await begin();
  const page = await openPage(browser, { path: `/flows/${lost}` });
  await page.getByText('live', { exact: true }).waitFor();
  await page.evaluate(watchSteps);
  const writers = [writer(lost, 0, 4), writer(lost, 4, 3, 'stage_5'), writer(lost, 7, 3)];
  const pushed = (await Promise.all(writers)).flat();
  const names = pushed.map(({ name }) => name);
  expect(names).not.toContain('stage_6');
  await page.waitForFunction((all) => all.every((name) => name in globalThis.seenSteps), names);
  const seen = await page.evaluate(() => globalThis.seenSteps);
  const delays = pushed.map(({ name, at }) => seen[name] - at).toSorted((a, b) => a - b);
  console.log(`delays in ms: ${delays.join(' ')}`);
  expect(delays[Math.ceil(delays.length * 0.95) - 1]).toBeLessThan(LONGEST_MILLIS);

  await page.getByText('its writer went silent').waitFor();
  const { steps } = await ask(`/api/flows/${lost}`);
  expect(steps.find(({ name }) => name === 'stage_5').status).toBe('abandoned');

  const retried = await begin();
  await Promise.all([writer(retried, 0, 4), writer(retried, 4, 3), writer(retried, 7, 3)]);
  await push(retried, 'flow.finished', { status: 'completed', finishedAt: new Date().toISOString() });
  await page.goto(`${server}/flows/${retried}`);
  await page.getByText('attempt 2 of 2').waitFor();
  await page.getByText('Completed in 10 steps').waitFor();
  await page.getByRole('link', { name: 'compare with attempt 1' }).click();
  await page.waitForURL(`**/compare/${lost}...${retried}`);
  expect(page.faults).toEqual([]);
  await page.context().close();
});

test('a browser holds one stream, and another page goes on with it when its page is closed', async () => {
  const flow = await begin();
  const context = await browser.newContext();
  const streams = [];
  context.on(
    'request',
    (request) => request.url().endsWith('/api/live') && streams.push(request.frame().page()),
  );
  const [first, second] = [await context.newPage(), await context.newPage()];
  for (const page of [first, second]) {
    await page.goto(`${server}/flows/${flow}`);
    await page.getByText('live', { exact: true }).waitFor();
  }
  expect(streams).toEqual([first]);

  await first.close();
  await until(() => streams.includes(second));
  await second.getByText('live', { exact: true }).waitFor();
  await push(flow, 'flow.finished', { status: 'completed', finishedAt: new Date().toISOString() });
  await second.getByText('Completed', { exact: false }).first().waitFor();
  expect(streams).toEqual([first, second]);
  await context.close();
});
