import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const scripts = dirname(fileURLToPath(import.meta.url));
const home = join(scripts, '..', '..');
const PATIENCE_MILLIS = 30_000;

/** Has the server set flows aside: its data folder is in FLOWTRAIL_DATA. Resolves with the dead letters. */
export async function setAside(server, { count, name }) {
  const data = process.env.FLOWTRAIL_DATA;
  if (data === undefined) throw new Error('Set FLOWTRAIL_DATA to the data folder of the running server.');
  const before = await dead(server);
  const jdk = execFileSync(join(home, 'bin', 'find-jdk'), ['25'], { encoding: 'utf8' }).trim();
  const program = join(scripts, 'Undecodable.java');
  execFileSync(join(jdk, 'bin', 'java'), ['-cp', driver(), program, data, String(count), name]);
  return until(server, (letters) => letters.length >= before.length + count);
}

function driver() {
  const library = join(home, 'server', 'target', 'lib');
  return join(
    library,
    readdirSync(library).find((jar) => /^postgresql-[\d.]+\.jar$/.test(jar)),
  );
}

async function dead(server) {
  const response = await fetch(`${server}/api/queue/dead?limit=200`);
  if (!response.ok) throw new Error(`GET /api/queue/dead answered ${response.status}`);
  return (await response.json()).deadLetters;
}

async function until(server, enough) {
  for (const start = Date.now(); Date.now() < start + PATIENCE_MILLIS;) {
    const letters = await dead(server);
    if (enough(letters)) return letters;
    await new Promise((wake) => setTimeout(wake, 100));
  }
  throw new Error(`The worker did not set flows aside within ${PATIENCE_MILLIS} ms.`);
}
