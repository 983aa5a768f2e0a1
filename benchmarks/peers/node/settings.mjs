import { Redis } from 'ioredis';

/** Where the peer's helpers are; the benchmark starts them and says so. */
export const settings = {
  redisPort: Number(need('PEER_REDIS_PORT')),
  postgresUrl: need('PEER_POSTGRES_URL'),
  s3Endpoint: need('PEER_S3_ENDPOINT'),
  /** Jobs per second; 0 lifts the limit. */
  jobsPerSecond: Number(process.env.PEER_JOBS_PER_SECOND ?? 100),
};

export const QUEUE = 'flows';

export function redis() {
  return new Redis(settings.redisPort, '127.0.0.1', { maxRetriesPerRequest: null });
}

/** Tells the benchmark, and ends with it. */
export function ready(message) {
  process.stdin.on('end', () => process.exit(0)).resume();
  console.log(message);
}

function need(name) {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set; the benchmark sets it`);
  return value;
}
