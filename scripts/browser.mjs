import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { installFromDebian, onPath } from './debian.mjs';
import { atEnd } from './processes.mjs';

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
  if (await installFromDebian(debianPackages, log)) {
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
