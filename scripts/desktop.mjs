import path from 'node:path';
import {
  downloadAndUnzipVSCode,
  resolveCliArgsFromVSCodeExecutablePath,
  runTests,
} from '@vscode/test-electron';
import { onPath } from './debian.mjs';
import { runOrFail } from './processes.mjs';
import { cacheFolder } from './vscode-server.mjs';

/** How long the download may be silent before it counts as out of reach, in milliseconds. */
const silence = 5_000;

/**
 * Runs the suite in the desktop VS Code. Returns false, having run nothing, where that cannot be had: its download is out of
 * reach, or there is no display. Throws when the suite fails.
 */
export async function runSuiteInDesktop({ workspace, dataFolder, extensionsFolder, driver, vsix, log }) {
  if (!hasDisplay()) {
    log('The desktop VS Code has no display here; the npm build serves.');
    return false;
  }
  const executable = await download();
  if (executable === undefined) {
    log('The download of the desktop VS Code is out of reach; the npm build serves.');
    return false;
  }
  const [cli, ...cliArgs] = resolveCliArgsFromVSCodeExecutablePath(executable);
  const folders = ['--user-data-dir', dataFolder, '--extensions-dir', extensionsFolder];
  await runOrFail(
    cli,
    [
      ...cliArgs.filter((arg) => !/^--(user-data|extensions)-dir/.test(arg)),
      ...folders,
      '--install-extension',
      vsix,
    ],
    {
      shell: process.platform === 'win32',
    },
  );
  await runTests({
    vscodeExecutablePath: executable,
    extensionDevelopmentPath: driver.folder,
    extensionTestsPath: driver.suite,
    launchArgs: [
      workspace,
      ...folders,
      '--disable-workspace-trust',
      '--skip-welcome',
      '--skip-release-notes',
    ],
  });
  return true;
}

async function download() {
  try {
    return await downloadAndUnzipVSCode({
      version: 'stable',
      cachePath: path.join(cacheFolder(), 'desktop'),
      timeout: silence,
      reporter: { report: () => {}, error: () => {} },
    });
  } catch {
    return undefined;
  }
}

/** Whether a window can be shown. */
export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** The desktop program `code` on PATH; undefined when there is none. */
export function desktopCode() {
  return hasDisplay() ? onPath('code') : undefined;
}
