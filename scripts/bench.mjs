/**
 * Measures what a writer feels, over standard input and output: how long the language server takes to start, to look at a
 * document for the first time, and from a keystroke to fresh diagnostics.
 *
 *     node scripts/bench.mjs [--keystrokes=400] [file.md …]
 *
 * Without files the project's sample is measured, and real minutes where they stand beside the checkout.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { atEnd, removeAtEnd } from './processes.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const corpus = path.join(root, '..', 'shared', 'corpus', 'curve');
const named = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const keystrokes = Number(/--keystrokes=(\d+)/.exec(process.argv.join(' '))?.[1] ?? 400);

const server = await bundleServer();
const starts = [];
for (let round = 0; round < 5; round++) {
  const session = await startSession();
  starts.push(session.startup);
  await session.end();
}
process.stdout.write(`Node ${process.version}, ${path.relative(root, server)}\n`);
print('start to answer of initialize', starts);

for (const file of await filesToMeasure()) await measure(file);

async function measure(file) {
  const text = await readFile(file, 'utf8');
  const session = await startSession();
  const uri = `file:///bench/Double%20Week%20Meetings/${encodeURIComponent(path.basename(file))}`;
  const opened = performance.now();
  await session.connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'markdown', version: 1, text },
  });
  await session.pull(uri);
  const first = performance.now() - opened;
  const lines = text.split('\n');
  // Real typing is in prose: a few words at the end of one line after another in the middle half of the file.
  const places = lines.flatMap((line, index) => {
    const middle = index > lines.length / 4 && index < (lines.length * 3) / 4;
    return middle && /^\s*[-*\d]/.test(line) ? [index] : [];
  });
  const took = [];
  for (let count = 0; count < keystrokes; count++) {
    const line = places[Math.floor(count / 10) % places.length] ?? 0;
    const character = lines[line].length;
    const key = '会议abc 纪要，。'[count % 9];
    lines[line] += key;
    const began = performance.now();
    await session.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: count + 2 },
      contentChanges: [{ range: { start: { line, character }, end: { line, character } }, text: key }],
    });
    await session.pull(uri);
    took.push(performance.now() - began);
  }
  await session.end();
  const size = Buffer.byteLength(text);
  process.stdout.write(`${path.basename(file)}, ${(size / 1000).toFixed(1)} KB\n`);
  print('  open to first diagnostics', [first]);
  print(`  keystroke to diagnostics, the first 50`, took.slice(0, 50));
  print(`  keystroke to diagnostics, ${took.length - 50} more`, took.slice(50));
}

async function startSession() {
  const began = performance.now();
  const child = spawn(process.execPath, [server, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  atEnd(() => child.kill());
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  connection.listen();
  await connection.sendRequest('initialize', {
    processId: null,
    rootUri: null,
    workspaceFolders: null,
    capabilities: { textDocument: { diagnostic: {} } },
  });
  const startup = performance.now() - began;
  await connection.sendNotification('initialized', {});
  return {
    startup,
    connection,
    pull: (uri) => connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } }),
    async end() {
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      if (child.exitCode === null) await once(child, 'exit');
      connection.dispose();
    },
  };
}

/** The server as it is shipped, bundled afresh. */
async function bundleServer() {
  const folder = removeAtEnd(path.join(root, 'build', 'bench'));
  const file = path.join(folder, 'minutes-language-server.cjs');
  await build({
    absWorkingDir: root,
    entryPoints: ['server/lsp/node-main.ts'],
    outfile: file,
    bundle: true,
    minify: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    mainFields: ['module', 'main'],
    charset: 'utf8',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'warning',
  });
  const { size } = await stat(file);
  process.stdout.write(`bundle: ${(size / 1000).toFixed(0)} KB\n`);
  return file;
}

/** The sample and, where there are real minutes, the newest of them and the one nearest to 5 KB. */
async function filesToMeasure() {
  if (named.length > 0) return named;
  const sample = path.join(root, 'test', 'fixtures', '2023-08-24.md');
  if (!existsSync(corpus)) return [sample];
  const names = (await readdir(corpus, { recursive: true })).filter((name) => /\d\.md$/.test(name)).sort();
  const sized = await Promise.all(
    names.map(async (name) => ({
      file: path.join(corpus, name),
      size: (await stat(path.join(corpus, name))).size,
    })),
  );
  const nearest = sized.reduce((best, each) =>
    Math.abs(each.size - 5000) < Math.abs(best.size - 5000) ? each : best,
  );
  return [sample, nearest.file, sized.at(-1).file];
}

function print(name, values) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)].toFixed(1);
  const words =
    sorted.length > 1 ? `median ${at(0.5)} ms, p95 ${at(0.95)} ms, max ${at(1)} ms` : `${at(0)} ms`;
  process.stdout.write(`${name}: ${words}\n`);
}
