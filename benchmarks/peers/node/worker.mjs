import { randomUUID } from 'node:crypto';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { Worker } from 'bullmq';
import pg from 'pg';
import { QUEUE, ready, redis, settings } from './settings.mjs';

/* Stores flows: one object per observation, then the rows in one transaction, one flow at a time. */
const BUCKET = 'flows';
const CONCURRENCY = 10;

const TABLES = `
  create table if not exists flow (
    id uuid primary key, name text not null, key text, status text,
    created_at timestamptz not null, finished_at timestamptz);
  create table if not exists step (
    id uuid primary key, flow_id uuid not null references flow, name text not null,
    version integer not null, position integer not null, status text, reason text,
    created_at timestamptz not null);
  create table if not exists observation (
    id uuid primary key, step_id uuid not null references step, name text not null,
    version integer not null, queryable jsonb, object_key text not null, bytes bigint not null)`;
const INSERT_FLOW = `
  insert into flow (id, name, key, status, created_at, finished_at)
  values ($1, $2, $3, $4, $5, $6)`;
const INSERT_STEPS = `
  insert into step (id, flow_id, name, version, position, status, reason, created_at)
  select * from jsonb_to_recordset($1) as rows (
    id uuid, flow_id uuid, name text, version integer, position integer, status text, reason text,
    created_at timestamptz)`;
const INSERT_OBSERVATIONS = `
  insert into observation (id, step_id, name, version, queryable, object_key, bytes)
  select * from jsonb_to_recordset($1) as rows (
    id uuid, step_id uuid, name text, version integer, queryable jsonb, object_key text,
    bytes bigint)`;

const database = new pg.Pool({ connectionString: settings.postgresUrl, max: CONCURRENCY });
const s3 = new S3Client({
  endpoint: settings.s3Endpoint,
  region: 'local',
  forcePathStyle: true,
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
});

await database.query(TABLES);
const limiter =
  settings.jobsPerSecond > 0 ? { max: settings.jobsPerSecond, duration: 1_000 } : undefined;
const worker = new Worker(QUEUE, ({ data }) => store(data), {
  connection: redis(),
  concurrency: CONCURRENCY,
  limiter,
});
worker.on('failed', (job, error) => console.error(`job ${job?.id}: ${error.message}`));
await worker.waitUntilReady();
ready('working');

async function store({ flowId, flow, steps }) {
  const stepRows = steps.map((step) => stepRow(flowId, step));
  const observations = steps.flatMap((step, i) =>
    (step.observations ?? []).map((each) => ({ each, step, stepId: stepRows[i].id })),
  );
  const observationRows = await Promise.all(
    observations.map((observation) => upload(flowId, observation)),
  );
  await inTransaction(async (client) => {
    await client.query(INSERT_FLOW, flowValues(flowId, flow));
    await client.query(INSERT_STEPS, [JSON.stringify(stepRows)]);
    await client.query(INSERT_OBSERVATIONS, [JSON.stringify(observationRows)]);
  });
}

function flowValues(id, { name, key, status, createdAt, finishedAt }) {
  return [id, name, key ?? null, status ?? null, createdAt, finishedAt ?? null];
}

function stepRow(flowId, { name, version, position, status, reason, createdAt }) {
  return {
    id: randomUUID(),
    flow_id: flowId,
    name,
    version,
    position,
    status,
    reason,
    created_at: createdAt,
  };
}

async function upload(flowId, { each, step, stepId }) {
  const body = JSON.stringify(each.data);
  const key = `flows/${flowId}/${step.name}-${step.version}/${each.name}-${each.version}.json`;
  await s3.send(
    new PutObjectCommand({ Bucket: BUCKET, Key: key, Body: body, ContentType: 'application/json' }),
  );
  return {
    id: randomUUID(),
    step_id: stepId,
    name: each.name,
    version: each.version,
    queryable: each.queryable ?? null,
    object_key: key,
    bytes: body.length,
  };
}

async function inTransaction(work) {
  const client = await database.connect();
  try {
    await client.query('begin');
    await work(client);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}
