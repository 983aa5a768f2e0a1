import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/*
 * Builds the dashboard into target/classes/dashboard, and only when something changed since the last
 * time. --no-checks leaves lint, types, unit tests and the size budget out: who only wants to run it
 * need not wait for them. A build without checks does not count as a checked one.
 */
const home = join(dirname(fileURLToPath(import.meta.url)), '..');
const SOURCES = [
  'src',
  'public',
  'index.html',
  'package.json',
  'package-lock.json',
  '.npmrc',
  'tsconfig.json',
];
const TOOLS = [
  'vite.config.ts',
  'vitest.config.ts',
  'vitest.browser.config.ts',
  '.oxlintrc.json',
  'scripts/bundle-budget.mjs',
];
const STAMP = join(home, 'target', 'dashboard.stamp');
const INSTALLED = join(home, 'node_modules', '.flowtrail-lock');
const OLDEST_NODE = [20, 19];

const checked = !process.argv.includes('--no-checks');
const wanted = hashOf([...SOURCES, ...TOOLS]);

if (isCurrent(readStamp())) process.exit(0);
requireNode();
install();
if (checked) ['lint', 'typecheck', 'test'].forEach((check) => run(check, ['run', check]));
run('build', ['run', 'build', '--', '--logLevel', 'warn']);
if (checked) run('budget', ['run', 'budget']);
mkdirSync(dirname(STAMP), { recursive: true });
writeFileSync(STAMP, JSON.stringify({ sources: wanted, checked }));

function isCurrent(stamp) {
  const built = existsSync(join(home, 'target', 'classes', 'dashboard', 'index.html'));
  return built && stamp.sources === wanted && (stamp.checked || !checked);
}

function readStamp() {
  return existsSync(STAMP) ? JSON.parse(readFileSync(STAMP, 'utf8')) : {};
}

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  fail(`The dashboard needs Node ${OLDEST_NODE.join('.')} or later, but this is ${process.versions.node}.`);
}

function install() {
  const lock = hashOf(['package-lock.json']);
  if (existsSync(INSTALLED) && readFileSync(INSTALLED, 'utf8') === lock) return;
  run('install', ['ci', '--no-progress']);
  writeFileSync(INSTALLED, lock);
}

/** Silent when it succeeds, except for the summaries that a reader of the build wants to see. */
function run(what, args) {
  const { status, stdout, stderr, error } = spawnSync('npm', args, {
    cwd: home,
    encoding: 'utf8',
    env: plainOutput(),
  });
  if (error !== undefined) fail(`npm could not be started (${error.code}). Install Node with npm.`);
  if (status !== 0) fail(`dashboard: ${what} failed\n${stdout}${stderr}`);
  console.log(`dashboard: ${what} ok${summary(what, stdout)}`);
}

function plainOutput() {
  return { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' };
}

function summary(what, output) {
  if (what === 'budget')
    return `\n${output
      .split('\n')
      .filter((line) => line.startsWith('✓'))
      .join('\n')}`;
  const counts = output.match(/^\s*(?:Test Files|Tests)\s+.*$/gm);
  return counts === null ? '' : `: ${counts.map((line) => line.trim().replaceAll(/\s+/g, ' ')).join('; ')}`;
}

function hashOf(places) {
  const hash = createHash('sha256');
  for (const file of places.flatMap((place) => filesIn(join(home, place)))) {
    hash.update(relative(home, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

function filesIn(place) {
  if (!statSync(place).isDirectory()) return [place];
  return readdirSync(place)
    .toSorted()
    .flatMap((name) => filesIn(join(place, name)));
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
