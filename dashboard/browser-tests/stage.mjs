import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { launchChromium } from '../scripts/chromium.mjs';

/*
 * What the journeys stand on: a running server (FLOWTRAIL_URL) that serves the built dashboard, and a
 * command that sends the demo's flows to it (FLOWTRAIL_DEMO). Without the command the flows must be
 * there already.
 */
const PATIENCE_MILLIS = 15_000;

export const server = process.env.FLOWTRAIL_URL?.replace(/\/$/, '');

export async function openStage() {
  if (server === undefined) {
    throw new Error('Set FLOWTRAIL_URL to a running server, such as http://127.0.0.1:3000.');
  }
  await sendDemo();
  return launchChromium();
}

async function sendDemo() {
  const command = process.env.FLOWTRAIL_DEMO;
  if (command === undefined) return;
  const [program, ...line] = command.split(' ');
  await promisify(execFile)(program, [...line, '--endpoint', server, '--flows', '2', '--seed', '7']);
}

/** A page with a theme and a width of its own, which fails the test on any fault in its console. */
export async function openPage(browser, { theme = 'light', width = 1440, path = '/' } = {}) {
  const page = await browser.newPage({ colorScheme: theme, viewport: { width, height: 900 } });
  page.faults = [];
  page.on('pageerror', (error) => page.faults.push(error.message));
  page.on('console', (message) => message.type() === 'error' && page.faults.push(message.text()));
  page.setDefaultTimeout(PATIENCE_MILLIS);
  await page.goto(server + path);
  return page;
}

export async function ask(path) {
  const response = await fetch(server + path);
  if (!response.ok) throw new Error(`GET ${path} answered ${response.status}`);
  return response.json();
}

/** The newest completed flow of a process, as the API tells it; waits until it has arrived. */
export async function newestFlow(process) {
  const until = Date.now() + PATIENCE_MILLIS;
  while (Date.now() < until) {
    const { flows } = await ask(`/api/flows?name=${process}&status=completed&limit=1`);
    if (flows.length > 0) return ask(`/api/flows/${flows[0].id}`);
    await new Promise((wake) => setTimeout(wake, 200));
  }
  throw new Error(`No completed flow of ${process} arrived within ${PATIENCE_MILLIS} ms. Run the demo.`);
}

/** A step that judged candidates one by one, with the observation in which it did. */
export function judgement(flow) {
  for (const step of flow.steps) {
    const observation = step.observations.find(({ roles, summary }) => roles?.reason && summary?.failed > 0);
    if (observation !== undefined) return { step, observation };
  }
  throw new Error(`No step of ${flow.name} rejected a candidate with a reason.`);
}

/** The value at a path of dots in a candidate. */
export function at(candidate, path) {
  return path.split('.').reduce((value, name) => value?.[name], candidate);
}
