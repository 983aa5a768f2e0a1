import { accessSync, constants } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import { chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * What a browser does beside showing pages, and what would be measured with them: its address bar is a
 * page of its own, loaded anew with every window. The list replaces Playwright's
 * own, of which it keeps what matters here.
 */
const UNWANTED = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  'PreloadTopChromeWebUI',
  'OptimizationHints',
  'MediaRouter',
  'LensOverlay',
  'AimEnabled',
  'PreconnectToSearch',
  'HttpsUpgrades',
  'PaintHolding',
];

/** Quiet, offline, and the same on every machine. */
const FLAGS = [
  `--disable-features=${UNWANTED.join()}`,
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export function launchChromium(more = []) {
  return chromium.launch({ executablePath: findChromium(), headless: true, args: [...FLAGS, ...more] });
}

function findChromium() {
  const named = process.env.CHROMIUM;
  if (named !== undefined && isAbsolute(named))
    return executable(named) ?? fail(`CHROMIUM names ${named}, which cannot be run`);
  const folders = (process.env.PATH ?? '').split(delimiter);
  const places = (named === undefined ? NAMES : [named]).flatMap((name) =>
    folders.map((folder) => join(folder, name)),
  );
  return places.find(executable) ?? fail(`no ${named ?? NAMES.join(', ')} on the PATH`);
}

function executable(path) {
  try {
    accessSync(path, constants.X_OK);
    return path;
  } catch {
    return undefined;
  }
}

function fail(what) {
  throw new Error(
    `The browser tests need a Chromium: ${what}. Install it (apt-get install chromium) or set CHROMIUM to its path.`,
  );
}
