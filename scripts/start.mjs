/**
 * Builds the extension and opens it on sample minutes.
 *
 *     npm start
 *
 * The desktop program is used where `code` is on PATH and there is a display; else the npm build of VS Code is served on the
 * loopback address until Ctrl+C. Either way the sample is a copy, and nothing is left behind.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildAll } from './build.mjs';
import { onPath } from './debian.mjs';
import { desktopCode, hasDisplay } from './desktop.mjs';
import { packExtension } from './package.mjs';
import { fail, removeAtEnd, startOwned } from './processes.mjs';
import { installExtension, installVsCodeServer, serveVsCode } from './vscode-server.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const log = (text) => process.stdout.write(`${text}\n`);

async function main() {
  const folder = removeAtEnd(await mkdtemp(path.join(tmpdir(), 'minutes-start-')));
  const sample = path.join(folder, 'sample');
  await cp(path.join(root, 'sample'), sample, { recursive: true });
  log('Building …');
  await buildAll();
  const code = desktopCode();
  if (code === undefined) await serve(folder, sample);
  else await openDesktop(code, sample);
}

/** Opens a window of the desktop program and waits until it is closed. */
async function openDesktop(code, sample) {
  log('Opening VS Code; close its window or press Ctrl+C to end.');
  const args = [`--extensionDevelopmentPath=${root}`, '--new-window', '--wait', sample];
  const child = startOwned(code, args, { stdio: 'inherit', shell: process.platform === 'win32' });
  await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
}

/** Serves the npm build with the packaged extension until it is interrupted. */
async function serve(folder, sample) {
  const server = await installVsCodeServer(log);
  const { file } = await packExtension();
  const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const folders = {
    dataFolder: path.join(folder, 'data'),
    extensionsFolder: path.join(folder, 'extensions'),
  };
  await mkdir(folders.dataFolder);
  await mkdir(folders.extensionsFolder);
  await installExtension(server, file, folders.extensionsFolder, manifest);
  const { address, child, printed } = await serveVsCode(server, folders);
  const page = `${address}/?folder=${encodeURIComponent(sample)}`;
  log(`\nVS Code is open at ${page}\nOpen 2023-08-24.md there. Press Ctrl+C to end.`);
  openInBrowser(page);
  await new Promise((_resolve, reject) => {
    child.once('exit', (code) =>
      reject(new Error(`VS Code stopped with exit code ${code}:\n${printed.join('')}`)),
    );
  });
}

/** Shows a page in the user's browser where there is one and a display; does nothing elsewhere. */
function openInBrowser(page) {
  if (!hasDisplay() || process.env.CI) return;
  const [command, ...args] =
    process.platform === 'darwin'
      ? ['open', page]
      : process.platform === 'win32'
        ? ['cmd', '/c', 'start', '', page.replaceAll('&', '^&')]
        : [onPath('xdg-open') ?? 'true', page];
  spawn(command, args, { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}

await main().then(() => process.exit(0), fail);
