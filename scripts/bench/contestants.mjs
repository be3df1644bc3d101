import { copyFile } from 'node:fs/promises';
import path from 'node:path';
import { bundleProgram } from './bundle-program.mjs';
import { markdownEditor, markdownSettings } from './editor.mjs';
import { cache, programs } from './places.mjs';

/** What `programs/unified.js` needs. */
const UNIFIED = [
  'unified-language-server',
  'remark',
  'remark-frontmatter',
  'remark-gfm',
  'remark-preset-lint-recommended',
];

/**
 * The language servers to measure. `ours` names those of the product and `floor` what cannot be beaten; the others are peers.
 * `start` is a file and its arguments, `part` the only part in which it is measured; `settings` are sent after the start; `editor` makes answers to requests of its own kind.
 */
export async function prepareServers(peers, shipped) {
  const found = [...oursAt(shipped)];
  if (peers.has('vscode-markdown-languageserver') && peers.has('markdown-it'))
    found.push(markdownServer(peers));
  if (UNIFIED.every(peers.has)) found.push(...(await unifiedServers()));
  if (peers.has('vscode-languageserver-textdocument')) found.push(await floorServer());
  found.push(rawServer());
  return found;
}

function oursAt(shipped) {
  const minutes = { id: 'minutes', name: 'Minutes', ours: true, start: [shipped.server, '--stdio'] };
  return [
    minutes,
    {
      ...minutes,
      id: 'minutes-full',
      name: 'Minutes, without result ids',
      forgetsResults: true,
      part: 'typing',
    },
    {
      ...minutes,
      id: 'minutes-repeats',
      name: 'Minutes, sections repeated as they are',
      repeats: true,
      part: 'typing',
    },
    {
      ...minutes,
      id: 'minutes-new',
      name: 'Minutes, nothing kept from an earlier run',
      env: { NODE_DISABLE_COMPILE_CACHE: '1' },
      part: 'start',
    },
  ];
}

function markdownServer(peers) {
  const main = peers.file('vscode-markdown-languageserver', 'dist', 'node', 'workerMain.js');
  const createMarkdownIt = peers.load('markdown-it');
  return {
    id: 'vscode-markdown',
    name: 'vscode-markdown-languageserver',
    start: [main, '--stdio'],
    initializationOptions: { markdownFileExtensions: ['md'] },
    settings: markdownSettings,
    editor: (textOf) => markdownEditor(createMarkdownIt, textOf),
  };
}

async function unifiedServers() {
  const file = path.join(cache, 'unified.mjs');
  await copyFile(path.join(programs, 'unified.js'), file);
  const name = 'unified-language-server, recommended rules';
  return [
    { id: 'unified', name, start: [file, '--stdio'], pushes: true },
    { id: 'unified-gfm', name: `${name}, GFM`, start: [file, '--stdio', '--gfm'], pushes: true },
  ];
}

async function floorServer() {
  const nodePaths = [path.join(cache, 'node_modules')];
  const file = await bundleProgram(path.join(programs, 'floor.cjs'), { nodePaths });
  return { id: 'floor', name: 'floor: vscode-languageserver, empty', floor: true, start: [file, '--stdio'] };
}

function rawServer() {
  const start = [path.join(programs, 'raw.cjs')];
  return { id: 'raw', name: 'floor: no library, empty', floor: true, start, part: 'start' };
}
