/**
 * Runs the tests that need a real VS Code on the packaged extension, then uses it as a person would and keeps pictures of
 * that in `build/screenshots/`.
 *
 *     node scripts/test-vscode.mjs [--packed] [--suite] [--web] [--ui]
 *
 * `--packed` takes `build/minutes.vsix` as it is; `--suite`, `--web` and `--ui` run that part alone: the suite on the
 * desktop or a server, the suite in a page without any, and the use by a person.
 */

import { createWriteStream, existsSync, readFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { browserForTests, launchBrowser } from './browser.mjs';
import { buildAll } from './build.mjs';
import { runSuiteInDesktop } from './desktop.mjs';
import { addressOf, openEditorPage } from './editor-page.mjs';
import { packExtension } from './package.mjs';
import { fail, removeAtEnd } from './processes.mjs';
import { addFolder } from './several-folders.mjs';
import { installExtension, installVsCodeServer, serveVsCode } from './vscode-server.mjs';
import { buildSuites, buildWebSuite } from './vscode-suite.mjs';
import { serveVsCodeWeb } from './vscode-web.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const screenshots = path.join(root, 'build', 'screenshots');
const log = (text) => process.stdout.write(`${text}\n`);
const only = process.argv.filter((argument) => ['--suite', '--web', '--ui'].includes(argument));
/** No run of the suite takes longer than this, in milliseconds. */
const suiteTimeout = 300_000;
/** Begins every line that the suite prints. */
const mark = '[suite] ';

/** A folder for one run, with a fresh copy of the workspace, the installed extension and the editor's own data. */
async function freshRun(server, vsix) {
  const folder = removeAtEnd(await mkdtemp(path.join(tmpdir(), 'minutes-vscode-')));
  const run = {
    workspace: path.join(folder, 'workspace'),
    dataFolder: path.join(folder, 'data'),
    extensionsFolder: path.join(folder, 'extensions'),
  };
  await mkdir(run.dataFolder, { recursive: true });
  await mkdir(run.extensionsFolder, { recursive: true });
  await cp(path.join(root, 'test', 'vscode', 'workspace'), run.workspace, { recursive: true });
  if (server !== undefined) await installExtension(server, vsix, run.extensionsFolder, manifest);
  return run;
}

/** Runs the suite in the extension host of a served editor, which a page in the browser brings to life. */
async function runSuiteInServer(server, browser, vsix, driver, prepare) {
  const run = await freshRun(server, vsix);
  const workspace = (await prepare?.(run.workspace)) ?? run.workspace;
  const { address, authority, printed, child } = await serveVsCode(server, { ...run, smokeTest: true });
  const remote = (file) => `vscode-remote://${authority}${encodeURI(file)}`;
  const payload = [
    ['extensionDevelopmentPath', remote(driver.folder)],
    ['extensionTestsPath', remote(driver.suite)],
    ['skipWelcome', 'true'],
  ];
  const stopped = new Promise((_, reject) => {
    child.once('exit', () => reject(new Error(`VS Code stopped:\n${printed.join('')}`)));
  });
  await runSuiteInPage(browser, addressOf(address, workspace, payload), 'vscode-suite.log', stopped);
}

/** Runs the suites in the extension host of a page that has no server: a worker of the browser. */
async function runSuitesOnWeb(server, browser) {
  const { address, pageWith, close } = await serveOnWeb(server);
  const suites = [
    { name: 'suite', workspace: 'mount' },
    { name: 'no-search', workspace: 'no-search' },
  ];
  for (const { name, workspace } of suites) {
    const tests = ['extensionTestsPath', `${address}/extensions/suite/${name}.js`];
    const journal = `vscode-${name}-web.log`;
    await runSuiteInPage(browser, pageWith(workspace, [tests]), journal, new Promise(() => {}));
  }
  close();
}

/** Uses the packaged extension in the editor without any server, by mouse and keyboard. Such a page speaks English alone. */
async function useOnWeb(server, browser) {
  const { walkWeb } = await import('../test/vscode/web-ui.ts');
  const { pageWith, close } = await serveOnWeb(server);
  await useInPage(browser, 'en', (page) => walkWeb({ page, address: pageWith('walk'), screenshots, log }));
  close();
}

/** Serves the editor without any server, with the packaged extension and a file system in memory, which has the workspace. */
async function serveOnWeb(server) {
  const suite = await buildWebSuite(manifest);
  const minutes = path.join(root, 'build', 'extension');
  const { address, close } = await serveVsCodeWeb(server, { minutes, suite });
  const payload = [
    ['extensionDevelopmentPath', `${address}/extensions/suite`],
    ['extensionDevelopmentKind', 'web'],
    ['enableProposedApi', 'true'],
    ['skipWelcome', 'true'],
  ];
  const pageWith = (workspace, more = []) =>
    addressOf(address, `vscode-test-web://${workspace}/`, [...payload, ...more]);
  return { address, pageWith, close };
}

/** Opens the editor's page and waits for the suite to end there; `stopped` rejects when that cannot be any more. */
async function runSuiteInPage(browser, where, journalName, stopped) {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
  // The editor's own words go to a file; the suite marks its lines.
  const journal = createWriteStream(path.join(root, 'build', journalName));
  const hear = (line) => {
    journal.write(`${line}\n`);
    if (line.startsWith(mark)) log(line.slice(mark.length));
  };
  const ended = new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error('The suite did not end in time.')), suiteTimeout).unref();
    page.on('crash', () => reject(new Error('The browser page crashed.')));
    page.on('pageerror', (error) => journal.write(`${error.stack}\n`));
    Promise.all([
      page.exposeFunction('codeAutomationLog', (_type, args) => hear(args.map(String).join(' '))),
      page.exposeFunction('codeAutomationExit', resolve),
    ])
      .then(() => page.goto(where))
      .catch(reject);
  });
  try {
    const code = await Promise.race([ended, stopped]);
    if (code !== 0)
      throw new Error(`The suite in VS Code failed; the editor’s own log is build/${journalName}.`);
  } finally {
    await page.context().close();
    journal.end();
  }
}

/** Uses the packaged extension in the served editor by mouse and keyboard, then goes through the meetings in each language. */
async function useAsPerson(server, browser, vsix) {
  await rm(screenshots, { recursive: true, force: true });
  await mkdir(screenshots, { recursive: true });
  const { useEditor } = await import('../test/vscode/ui.ts');
  const { chinese, english, openView, walkMeetings } = await import('../test/vscode/meetings-ui.ts');
  const next = await import('../test/vscode/next-meeting-ui.ts');
  const links = await import('../test/vscode/links-ui.ts');
  const keys = await import('../test/vscode/keys-ui.ts');
  const { serveLinkPages } = await import('../test/vscode/link-pages.ts');
  const checkLinks = async (walk, words) => {
    const pages = await serveLinkPages();
    return {
      prepare: (workspace) => links.addLinks(workspace, pages),
      use: (use) => walk({ ...use, words, pages }).finally(pages.close),
    };
  };
  const walks = [
    { language: 'en', use: useEditor },
    { language: 'en', use: openView, prepare: addProjectFile },
    { language: 'en', use: (use) => walkMeetings({ ...use, words: english }) },
    { language: 'zh-cn', use: (use) => walkMeetings({ ...use, words: chinese }) },
    { language: 'en', use: (use) => next.walkNextMeeting({ ...use, words: next.english }) },
    { language: 'zh-cn', use: (use) => next.walkNextMeeting({ ...use, words: next.chinese }) },
    { language: 'en', ...(await checkLinks(links.walkLinks, links.english)) },
    { language: 'zh-cn', ...(await checkLinks(links.walkLinks, links.chinese)) },
    { language: 'en', use: keys.walkByKeys, userSettings: keys.contrast },
    { language: 'en', use: keys.walkFolders, userSettings: keys.lightContrast, prepare: addFolder },
    { language: 'en', asksForTrust: true, ...(await checkLinks(links.walkUntrusted, links.english)) },
  ];
  for (const { language, use, prepare, asksForTrust, userSettings } of walks) {
    const run = await freshRun(server, vsix);
    const workspace = (await prepare?.(run.workspace)) ?? run.workspace;
    const { address, child } = await serveVsCode(server, { ...run, asksForTrust, userSettings });
    const where = addressOf(address, workspace, [['skipWelcome', 'true']]);
    await useInPage(browser, language, (page) => use({ page, address: where, screenshots, log }));
    child.kill();
  }
}

/** Opens a page for an editor in a language; a picture is kept of where `use` fails. */
async function useInPage(browser, language, use) {
  const page = await openEditorPage(browser, language);
  try {
    await use(page);
  } catch (error) {
    await page.screenshot({ path: path.join(screenshots, 'failed.png') });
    throw new Error(`Using the editor failed (build/screenshots/failed.png shows where): ${error.message}`);
  }
  await page.context().close();
}

/** Says that the workspace has minutes, before any of them is opened. */
async function addProjectFile(workspace) {
  await writeFile(path.join(workspace, '.minutes.json'), '{ "extends": "curve" }\n');
}

async function main() {
  if (!process.argv.includes('--packed')) {
    await buildAll();
    await packExtension();
  }
  const vsix = path.join(root, 'build', 'minutes.vsix');
  if (!existsSync(vsix))
    throw new Error('There is no build/minutes.vsix: run without --packed, or `npm run package` first.');
  const server = await installVsCodeServer(log);
  const browser = await launchBrowser(await browserForTests(log));
  const failures = [];
  const part = async (name, work) => {
    if (only.length === 0 || only.includes(`--${name}`))
      await work().catch((error) => failures.push(error.message));
  };
  await part('suite', async () => {
    const { whole, inFolders } = await buildSuites(manifest);
    const suites = [{ driver: whole }, { driver: inFolders, prepare: addFolder }];
    for (const { driver, prepare } of suites) {
      const run = await freshRun(undefined, vsix);
      const workspace = (await prepare?.(run.workspace)) ?? run.workspace;
      const done = await runSuiteInDesktop({ ...run, workspace, driver, vsix, log });
      if (!done) await runSuiteInServer(server, browser, vsix, driver, prepare);
    }
  });
  await part('web', () => runSuitesOnWeb(server, browser));
  await part('ui', () => useAsPerson(server, browser, vsix));
  await part('ui', () => useOnWeb(server, browser));
  await browser.close();
  if (failures.length > 0) throw new Error(failures.join('\n'));
}

await main().then(() => process.exit(0), fail);
