/*
 * A flow that shows what the demo's happy ones cannot: attempts, parallel and nested steps, a step
 * tried twice, a failure, losses, and a trace. Sent as any client sends flows.
 */
const TRACE = { traceId: '4bf92f3577b34da6a3ce929d0e0e4736', spanId: '00f067aa0ba902b7' };
const LONG_NOTE = 'asked again because nobody had answered within a day, '.repeat(6).trim();
const PATIENCE_MILLIS = 15_000;

/** Sends one attempt and resolves with the flow as the API tells it. */
export async function sendTroubledFlow(server, { key, name = 'supplier_choice' }) {
  const began = Date.now();
  const response = await fetch(`${server}/api/flows`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() },
    body: JSON.stringify(troubledFlow(name, key, began)),
  });
  if (response.status !== 202) throw new Error(`POST /api/flows answered ${await response.text()}`);
  return waitFor(server, (await response.json()).flowId);
}

async function waitFor(server, id) {
  const until = Date.now() + PATIENCE_MILLIS;
  while (Date.now() < until) {
    const response = await fetch(`${server}/api/flows/${id}`);
    if (response.ok) return response.json();
    await new Promise((wake) => setTimeout(wake, 100));
  }
  throw new Error(`The flow ${id} was not stored within ${PATIENCE_MILLIS} ms.`);
}

function troubledFlow(name, key, began) {
  const at = (millis) => new Date(began + millis).toISOString();
  const [screen, prices, stock] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()];
  const step = (id, title, position, from, to, more) => ({
    id,
    name: title,
    version: 1,
    position,
    status: 'completed',
    reason: '',
    createdAt: at(from),
    startedAt: at(from),
    finishedAt: at(to),
    observations: [],
    ...more,
  });
  return {
    flow: {
      name,
      key,
      status: 'failed',
      createdAt: at(0),
      finishedAt: at(2_150),
      trace: TRACE,
      attributes: { market: 'DE', model: 'm-2', note: LONG_NOTE, 'flowtrail.losses': { tooLarge: 1 } },
    },
    steps: [
      step(screen, 'screen', 0, 0, 900, {
        kind: 'filter',
        reason: 'kept 3 of 8',
        observations: [observation('suppliers', suppliers())],
      }),
      step(prices, 'ask_prices', 1, 120, 620, { parentId: screen, reason: 'prices of 8' }),
      step(stock, 'ask_stock', 2, 140, 860, { parentId: screen, reason: 'stock of 8' }),
      step(crypto.randomUUID(), 'negotiate', 3, 920, 1_300, {
        status: 'failed',
        reason: 'the model answered no JSON',
        observations: [
          observation('answers', { 'flowtrail.lost': 'tooLarge', detail: '21 MB, 16 MB allowed' }),
        ],
      }),
      step(crypto.randomUUID(), 'negotiate', 4, 1_320, 2_150, {
        version: 2,
        status: 'failed',
        reason: 'the model answered no JSON, twice',
      }),
    ],
  };
}

function observation(name, data) {
  const roles = Array.isArray(data) ? { id: 'id', passed: 'passed', reason: 'reason' } : undefined;
  return { name, version: 1, data, roles };
}

function suppliers() {
  return Array.from({ length: 8 }, (_, index) => ({
    id: `S-${index}`,
    price: 12.5 + index,
    passed: index < 3,
    reason: index < 3 ? 'affordable' : 'price above 15',
  }));
}
