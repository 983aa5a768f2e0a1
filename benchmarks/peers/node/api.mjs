import { randomUUID } from 'node:crypto';
import { Queue } from 'bullmq';
import express from 'express';
import { QUEUE, ready, redis } from './settings.mjs';

/*
 * Accepts flows: parses the whole body, checks it, and puts all of it into the queue in Redis under
 * the idempotency key.
 */
const queue = new Queue(QUEUE, {
  connection: redis(),
  defaultJobOptions: {
    attempts: 3,
    backoff: { type: 'exponential', delay: 1_000 },
    removeOnComplete: { count: 1_000 },
    removeOnFail: { count: 5_000 },
  },
});
await queue.waitUntilReady();

const app = express();
app.disable('x-powered-by');
app.use(express.json({ limit: '100mb' }));
app.post('/api/flows', async (request, response) => {
  const key = request.get('Idempotency-Key');
  const fault = key === undefined ? 'Idempotency-Key is missing' : faultOf(request.body);
  if (fault !== undefined) return response.status(400).json({ error: fault });
  const { flow, steps } = request.body;
  const flowId = flow.id ?? randomUUID();
  await queue.add('store', { flowId, flow, steps }, { jobId: key });
  return response
    .status(202)
    .json({ message: 'Flow accepted for processing', flowName: flow.name, flowId });
});

const server = app.listen(0, '127.0.0.1', () => ready(`listening on ${server.address().port}`));

function faultOf(body) {
  const { flow, steps } = body ?? {};
  if (typeof flow?.name !== 'string' || isNaN(Date.parse(flow.createdAt))) return 'flow is not valid';
  if (!Array.isArray(steps)) return 'steps is not an array';
  return steps.every(isStep) ? undefined : 'a step is not valid';
}

function isStep({ name, version, position, observations = [] }) {
  return (
    typeof name === 'string' &&
    Number.isInteger(version) &&
    Number.isInteger(position) &&
    observations.every(({ name: own, version: number, data }) => {
      return typeof own === 'string' && Number.isInteger(number) && data !== undefined;
    })
  );
}
