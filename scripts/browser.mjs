import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { atEnd, run } from './processes.mjs';

const commands = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
];
const commonPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  '/snap/bin/chromium',
];
const debianPackages = ['chromium', 'fonts-noto-cjk'];

/** The file of a program on PATH; undefined when there is none. */
export function onPath(command) {
  const endings = process.platform === 'win32' ? ['.exe', '.cmd', '.bat'] : [''];
  for (const folder of (process.env.PATH ?? '').split(path.delimiter)) {
    for (const ending of endings) {
      const file = path.join(folder, command + ending);
      try {
        accessSync(file, constants.X_OK);
        return file;
      } catch {
        // Not in this folder.
      }
    }
  }
  return undefined;
}

/** The file of a Chromium or Chrome on this machine; undefined when there is none. */
function findBrowser() {
  const named = process.env.CHROME_PATH;
  if (named && existsSync(named)) return named;
  for (const command of commands) {
    const file = onPath(command);
    if (file !== undefined) return file;
  }
  return commonPlaces.find((file) => existsSync(file));
}

/** A browser to test in: the one that is there, else Debian's when this process may install it. Throws when there is none. */
export async function browserForTests(log = () => {}) {
  const found = findBrowser();
  if (found !== undefined) return found;
  if (process.getuid?.() === 0 && onPath('apt-get') !== undefined) {
    log(`Installing ${debianPackages.join(' and ')} with apt-get …`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-q'], { env });
    await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...debianPackages], { env });
    const installed = findBrowser();
    if (installed !== undefined) return installed;
  }
  throw new Error('No Chromium or Chrome was found: install one, or name its file in CHROME_PATH.');
}

/** Starts a browser without a window that looks nothing up on the network. It is closed when the script ends. */
export async function launchBrowser(executablePath, { locale = 'en-US' } = {}) {
  const browser = await chromium.launch({
    executablePath,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...['--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
      ...['--disable-quic', '--no-first-run', `--lang=${locale}`],
    ],
  });
  atEnd(() => browser.close());
  return browser;
}
