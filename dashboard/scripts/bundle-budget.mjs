import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const BUILT = 'target/classes/dashboard';
const KIB = 1024;
const BUDGETS = {
  'JavaScript before the first page': 200 * KIB,
  'all style sheets': 20 * KIB,
  'largest lazy part': 40 * KIB,
  worker: 25 * KIB,
  everything: 340 * KIB,
};

const assets = readAssets(join(process.env.FLOWTRAIL_BUILT ?? BUILT));
const sizes = measure(assets);
const over = Object.keys(BUDGETS).filter((part) => sizes[part] > BUDGETS[part]);
for (const [part, budget] of Object.entries(BUDGETS)) {
  const mark = over.includes(part) ? '✕' : '✓';
  console.log(`${mark} ${part.padEnd(34)} ${kib(sizes[part]).padStart(8)} of ${kib(budget)} gzip`);
}
if (over.length > 0) {
  console.error(`Over budget: ${over.join(', ')}. Load less at the start or find a smaller way.`);
  process.exitCode = 1;
}

function readAssets(folder) {
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  return readdirSync(join(folder, 'assets')).map((name) => {
    const content = readFileSync(join(folder, 'assets', name));
    return { name, initial: page.includes(`assets/${name}`), gzip: gzipSync(content, { level: 9 }).length };
  });
}

function measure(all) {
  const scripts = all.filter(({ name }) => name.endsWith('.js'));
  const lazy = scripts.filter((asset) => !asset.initial && !isWorker(asset));
  return {
    'JavaScript before the first page': total(scripts.filter(({ initial }) => initial)),
    'all style sheets': total(all.filter(({ name }) => name.endsWith('.css'))),
    'largest lazy part': Math.max(0, ...lazy.map(({ gzip }) => gzip)),
    worker: total(scripts.filter(isWorker)),
    everything: total(all),
  };
}

function isWorker({ name }) {
  return /worker/i.test(name);
}

function total(some) {
  return some.reduce((sum, { gzip }) => sum + gzip, 0);
}

function kib(size) {
  return `${(size / KIB).toFixed(1)} K`;
}
