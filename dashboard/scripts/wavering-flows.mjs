/*
 * Runs of one process with the same input: its rules always say the same, its judge does not when model
 * m-2 is at work, and then most runs fail. Sent as any client sends many flows.
 */
const PATIENCE_MILLIS = 15_000;
const MODELS = ['m-1', 'm-2'];
const START = Date.parse('2026-01-05T10:00:00.000Z');
const HOUR = 3_600_000;

/** Sends the runs and waits until all are stored; resolves with their ids. */
export async function sendWaveringFlows(server, { name = 'letter_sorting', runs = 48 } = {}) {
  const lines = Array.from({ length: runs }, (_, run) => JSON.stringify(waveringFlow(name, run)));
  const response = await fetch(`${server}/api/flows/batch`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-ndjson' },
    body: lines.join('\n'),
  });
  const answer = await response.text();
  if (response.status !== 202) throw new Error(`POST /api/flows/batch answered ${answer}`);
  return waitFor(server, name, runs);
}

async function waitFor(server, name, runs) {
  const until = Date.now() + PATIENCE_MILLIS;
  while (Date.now() < until) {
    const { flows } = await (await fetch(`${server}/api/flows?name=${name}&limit=200`)).json();
    if (flows.length >= runs) return flows.map(({ id }) => id);
    await new Promise((wake) => setTimeout(wake, 100));
  }
  throw new Error(`Fewer than ${runs} flows of ${name} were stored within ${PATIENCE_MILLIS} ms.`);
}

function waveringFlow(name, run) {
  const model = MODELS[run % 2];
  const failed = model === 'm-2' && run % 8 !== 1;
  const begin = START + run * HOUR;
  const at = (millis) => new Date(begin + millis).toISOString();
  const kept = LETTERS.filter(isKept);
  const judged = kept.map((letter) => ({ id: letter.id, urgent: isUrgent(letter, model, run) }));
  const step = (title, position, kind, observations, more = {}) => ({
    name: title,
    version: 1,
    position,
    kind,
    status: 'completed',
    reason: '',
    createdAt: at(position * 100),
    startedAt: at(position * 100),
    finishedAt: at(position * 100 + 80),
    observations,
    ...more,
  });
  return {
    idempotencyKey: `${name}-${run}`,
    flow: {
      name,
      key: `batch-${run}`,
      status: failed ? 'failed' : 'completed',
      reason: failed ? 'nothing urgent was found' : 'sorted',
      createdAt: at(0),
      finishedAt: at(400),
      attributes: { model, market: run % 3 === 0 ? 'AT' : 'DE' },
    },
    steps: [
      step('open', 0, 'retrieve', [observation('input', 'week 2'), observation('output', LETTERS)]),
      step('apply_rules', 1, 'filter', [
        observation('input', LETTERS),
        { ...observation('letters', LETTERS.map(ruled)), roles: RULED },
        observation('output', kept),
      ]),
      step('judge', 2, 'llm', [observation('input', kept), observation('output', judged)]),
      step('deliver', 3, 'select', [observation('input', judged), observation('output', judged.length)], {
        status: failed ? 'failed' : 'completed',
      }),
    ],
  };
}

const LETTERS = Array.from({ length: 12 }, (_, index) => ({
  id: `L-${index}`,
  weight: 8 + 4 * index,
  stamps: (index * 7) % 5,
}));

const RULED = { id: 'id', passed: 'passed', reason: 'reason', rules: 'rules' };

function isKept(letter) {
  return letter.weight <= 40 && letter.stamps >= 1;
}

function ruled(letter) {
  const light = letter.weight <= 40;
  const stamped = letter.stamps >= 1;
  return {
    ...letter,
    passed: light && stamped,
    reason: light && stamped ? 'goes on' : light ? 'no stamp' : 'too heavy',
    rules: {
      weight: { passed: light, actual: letter.weight, operator: '<=', threshold: 40 },
      stamps: { passed: stamped, actual: letter.stamps, operator: '>=', threshold: 1 },
    },
  };
}

function isUrgent({ weight }, model, run) {
  return model === 'm-1' ? weight > 20 : (weight + run) % 3 === 0;
}

function observation(name, data) {
  return { name, version: 1, data };
}
