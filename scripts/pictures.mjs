/**
 * Takes the pictures of the README from a real VS Code with the packaged extension, in English and in Chinese, and writes them
 * to `images/readme/`.
 *
 *     npm run pictures [-- --packed]
 *
 * `--packed` takes `build/minutes.vsix` as it is.
 */
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { browserForTests, launchBrowser } from './browser.mjs';
import { buildAll } from './build.mjs';
import { addressOf, openEditorPage } from './editor-page.mjs';
import { packExtension } from './package.mjs';
import { encodeGif, encodePng } from './pictures/encode.mjs';
import { writeSample } from './pictures/sample.mjs';
import { takeTour } from './pictures/tour.mjs';
import { fail, removeAtEnd } from './processes.mjs';
import { installExtension, installVsCodeServer, serveVsCode } from './vscode-server.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const folder = path.join(root, 'images', 'readme');
const log = (text) => process.stdout.write(`${text}\n`);
const size = { width: 1080, height: 800 };
/** No picture of the README is larger than this, in bytes. */
const largest = { png: 150_000, gif: 1_000_000 };

/** Little stands beside what the pictures are about. */
const userSettings = {
  'breadcrumbs.enabled': false,
  'editor.fontSize': 14,
  'editor.guides.indentation': false,
  'editor.lightbulb.enabled': 'off',
  'editor.minimap.enabled': false,
  'editor.occurrencesHighlight': 'off',
  'editor.renderLineHighlight': 'none',
  'editor.cursorBlinking': 'solid',
  'outline.showFiles': false,
  'window.commandCenter': false,
  'workbench.activityBar.location': 'hidden',
  'workbench.colorTheme': 'Default Light Modern',
  'workbench.editor.editorActionsLocation': 'hidden',
  'workbench.layoutControl.enabled': false,
};

async function main() {
  if (!process.argv.includes('--packed')) {
    await buildAll();
    await packExtension();
  }
  const vsix = path.join(root, 'build', 'minutes.vsix');
  const manifest = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));
  const server = await installVsCodeServer(log);
  const browser = await launchBrowser(await browserForTests(log));
  await mkdir(folder, { recursive: true });
  for (const language of ['en', 'zh-cn']) {
    const run = removeAtEnd(await mkdtemp(path.join(tmpdir(), 'minutes-pictures-')));
    const folders = { dataFolder: path.join(run, 'data'), extensionsFolder: path.join(run, 'extensions') };
    await Promise.all(Object.values(folders).map((name) => mkdir(name)));
    await installExtension(server, vsix, folders.extensionsFolder, manifest);
    const workspace = path.join(run, 'starlight');
    const sample = await writeSample(workspace);
    const { address, child } = await serveVsCode(server, { ...folders, userSettings });
    const page = await openEditorPage(browser, language, size);
    const frames = [];
    await takeTour({
      page,
      ...sample,
      language,
      address: addressOf(address, workspace, [['skipWelcome', 'true']]),
      still: async (name) => keep(`${name}.${language}.png`, encodePng(await photograph(page)), largest.png),
      frame: async (stands) => frames.push({ picture: await photograph(page), stands }),
    }).catch(async (error) => {
      const picture = path.join(root, 'build', 'pictures-failed.png');
      await page.screenshot({ path: picture });
      throw new Error(`${path.relative(root, picture)} shows where it failed: ${error.message}`);
    });
    await keep(`tour.${language}.gif`, encodeGif(frames), largest.gif);
    await page.context().close();
    child.kill();
  }
}

/** What the page shows, once it stands still. The page itself reads the picture. */
async function photograph(page) {
  const taken = await stillPicture(page);
  const { width, height, bytes } = await page.evaluate(readPicture, taken.toString('base64'));
  const rgba = Buffer.from(bytes, 'base64');
  const pixels = new Uint32Array(width * height);
  for (let i = 0; i < pixels.length; i++) pixels[i] = rgba.readUIntBE(i * 4, 3);
  return { width, height, pixels };
}

async function stillPicture(page) {
  let before = await page.screenshot();
  for (let attempt = 0; attempt < 20; attempt++) {
    await page.waitForTimeout(150);
    const now = await page.screenshot();
    if (now.equals(before)) return now;
    before = now;
  }
  return before;
}

/** Runs in the page. */
async function readPicture(png) {
  const decode = (text) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([decode(png)], { type: 'image/png' }));
  const { width, height } = bitmap;
  const canvas = new OffscreenCanvas(width, height).getContext('2d');
  canvas.drawImage(bitmap, 0, 0);
  const { data } = canvas.getImageData(0, 0, width, height);
  let bytes = '';
  for (let at = 0; at < data.length; at += 32_768)
    bytes += String.fromCharCode(...data.subarray(at, at + 32_768));
  return { width, height, bytes: btoa(bytes) };
}

async function keep(name, bytes, atMost) {
  log(`images/readme/${name}: ${(bytes.length / 1000).toFixed(0)} KB`);
  if (bytes.length > atMost)
    throw new Error(`${name} has ${bytes.length} bytes; at most ${atMost} are allowed.`);
  await writeFile(path.join(folder, name), bytes);
}

await main().then(() => process.exit(0), fail);
