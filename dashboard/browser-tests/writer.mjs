import { randomUUID } from 'node:crypto';

/*
 * A process that takes part in a flow and pushes what it does, step by step. Says on its output when each
 * push was answered. Usage: node writer.mjs <server> <flow id> <position of the first step> <number of steps>
 */

const [server, flowId, first, steps] = process.argv.slice(2);
const PAUSE_MILLIS = 200;

async function push(event) {
  const response = await fetch(`${server}/api/flows/${flowId}/events`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-ndjson' },
    body: JSON.stringify(event),
  });
  if (response.status !== 202) throw new Error(`The server answered ${response.status}`);
}

function now() {
  return new Date().toISOString();
}

for (let position = Number(first); position < Number(first) + Number(steps); position++) {
  const id = randomUUID();
  const name = `stage_${position}`;
  const begin = { id, name, version: 1, position, createdAt: now(), startedAt: now() };
  await push({ type: 'step.started', step: begin });
  console.log(`${name} ${Date.now()}`);
  await new Promise((wake) => setTimeout(wake, PAUSE_MILLIS));
  await push({ type: 'step.finished', step: { id, status: 'completed', finishedAt: now() } });
}
