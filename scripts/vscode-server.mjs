import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { npm } from './npm.mjs';
import { freePort, removeAtEnd, runOrFail, startOwned } from './processes.mjs';

/** The npm build of VS Code that is used where the desktop program cannot be had. */
const version = '4.139.1';

/** The folder in which downloaded editors are kept between runs. */
export function cacheFolder() {
  return path.join(process.env.XDG_CACHE_HOME || path.join(homedir(), '.cache'), 'minutes-vscode');
}

/**
 * Installs the npm build of VS Code into the cache unless it is there. Returns the folder that holds `out/server-main.js`.
 * The installation is prepared beside its place and moved there when complete, so that one that was interrupted is never used
 * and two at a time do not disturb each other.
 */
export async function installVsCodeServer(log = () => {}) {
  const home = path.join(cacheFolder(), `code-server-${version}`);
  const inside = path.join('node_modules', 'code-server', 'lib', 'vscode');
  if (existsSync(home)) return path.join(home, inside);
  log(`Installing VS Code (code-server ${version}) into ${home} …`);
  await mkdir(cacheFolder(), { recursive: true });
  const draft = removeAtEnd(await mkdtemp(path.join(cacheFolder(), 'installing-')));
  try {
    await writeFile(path.join(draft, 'package.json'), '{"private":true}\n');
    await npm(draft, ['install', `code-server@${version}`, '--ignore-scripts', '--omit=dev']);
    await npm(path.join(draft, inside), ['install', '--omit=dev', '--ignore-scripts']);
    await npm(path.join(draft, inside, 'extensions'), ['ci', '--omit=dev', '--ignore-scripts']);
    await rename(draft, home);
  } catch (error) {
    if (!existsSync(home)) throw error;
  }
  return path.join(home, inside);
}

/** Installs a packaged extension into an extensions folder, by VS Code's own installer. Returns the extension's folder. */
export async function installExtension(
  server,
  vsix,
  extensionsFolder,
  { publisher, name, version: extensionVersion },
) {
  await runOrFail(process.execPath, [
    path.join(server, 'out', 'server-main.js'),
    '--accept-server-license-terms',
    '--extensions-dir',
    extensionsFolder,
    '--install-extension',
    vsix,
    '--force',
  ]);
  const folder = path.join(extensionsFolder, `${publisher}.${name}-${extensionVersion}`);
  if (!existsSync(folder)) throw new Error(`VS Code did not install ${vsix} into ${extensionsFolder}`);
  return folder;
}

/** What makes a fresh editor quiet: no welcome page, no chat, nothing asked and nothing sent. */
export const quietSettings = {
  'chat.disableAIFeatures': true,
  'extensions.ignoreRecommendations': true,
  'telemetry.telemetryLevel': 'off',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/**
 * Serves VS Code on a free port of the loopback address until the script ends.
 * Resolves to its address once it listens, together with the process and everything it has printed.
 */
export async function serveVsCode(
  server,
  { dataFolder, extensionsFolder, smokeTest = false, asksForTrust = false, userSettings = {} },
) {
  const port = await freePort();
  const settings = path.join(dataFolder, 'data', 'User', 'settings.json');
  await mkdir(path.dirname(settings), { recursive: true });
  await writeFile(settings, JSON.stringify({ ...quietSettings, ...userSettings }, undefined, 2));
  const child = startOwned(
    process.execPath,
    [
      path.join(server, 'out', 'server-main.js'),
      ...[
        '--host',
        '127.0.0.1',
        '--port',
        String(port),
        '--without-connection-token',
        '--accept-server-license-terms',
      ],
      ...['--server-data-dir', dataFolder, '--extensions-dir', extensionsFolder],
      ...['--disable-telemetry', '--disable-update-check'],
      ...(asksForTrust ? [] : ['--disable-workspace-trust']),
      ...(smokeTest ? ['--enable-smoke-test-driver'] : []),
    ],
    { stdio: ['ignore', 'pipe', 'pipe'], cwd: dataFolder },
  );
  const printed = [];
  await new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`VS Code does not start:\n${printed.join('')}`)), 60_000);
    const read = (text) => {
      printed.push(text);
      if (!printed.join('').includes(`:${port}`)) return;
      clearTimeout(timer);
      resolve();
    };
    child.stdout.setEncoding('utf8').on('data', read);
    child.stderr.setEncoding('utf8').on('data', read);
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`VS Code stopped with exit code ${code}:\n${printed.join('')}`));
    });
  });
  return { address: `http://127.0.0.1:${port}`, authority: `127.0.0.1:${port}`, child, printed };
}
