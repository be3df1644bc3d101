import { type ChildProcess, execFileSync, fork, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  createProtocolConnection,
  IPCMessageReader,
  IPCMessageWriter,
  type ProtocolConnection,
  type ServerCapabilities,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { beginSession } from '../support/editor.ts';
import { root } from '../support/paths.ts';
import { CLEAN, DAMAGED } from '../support/samples.ts';
import { answerFromDisk, startWebServer } from '../support/web-server.ts';

let folder: string;
let notes: string;
let dist: string;
const ends: (() => unknown)[] = [];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'minutes 会议-'));
  notes = join(folder, '双周 会议');
  dist = join(folder, 'dist');
  mkdirSync(notes);
  writeFileSync(join(notes, '2023-08-10.md'), CLEAN.replaceAll('2023/08/24', '2023/08/10'));
  writeFileSync(join(notes, '2023-08-24.md'), DAMAGED);
  writeFileSync(
    join(folder, '.minutes.json'),
    '{ "extends": "curve", "rules": { "time-malformed": "info" } }',
  );
  execFileSync(process.execPath, [join(root, 'scripts/build.mjs'), `--into=${dist}`]);
}, 60_000);
afterAll(async () => {
  await Promise.all(ends.map((end) => end()));
  rmSync(folder, { recursive: true, force: true });
});

const ending = (child: ChildProcess): ChildProcess => {
  ends.push(() => child.kill());
  return child;
};

function overStdio(): ProtocolConnection {
  const program = join(dist, 'minutes-language-server.cjs');
  const child = ending(spawn(process.execPath, [program, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] }));
  return createProtocolConnection(
    new StreamMessageReader(child.stdout!),
    new StreamMessageWriter(child.stdin!),
  );
}

function overIpc(): ProtocolConnection {
  const program = join(dist, 'minutes-language-server.cjs');
  const child = ending(fork(program, ['--node-ipc'], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] }));
  return createProtocolConnection(new IPCMessageReader(child), new IPCMessageWriter(child));
}

function inWorker(): ProtocolConnection {
  const { reader, writer, end } = startWebServer(join(dist, 'web', 'server.js'));
  ends.push(end);
  const connection = createProtocolConnection(reader, writer);
  answerFromDisk(connection);
  return connection;
}

type Conversation = readonly [ServerCapabilities, ...unknown[]];

/** A morning's work with the minutes; what the server answered, in order. */
async function converse(
  connection: ProtocolConnection,
  initializationOptions?: unknown,
): Promise<Conversation> {
  const editor = await beginSession(connection, {
    folders: [pathToFileURL(folder).href],
    initializationOptions,
  });
  const uri = pathToFileURL(join(notes, '2023-08-24.md')).href;
  const textDocument = { uri };
  const text = DAMAGED.replace('目录配额', '目录配额，见 [设计](设%20计.md)');
  const position = { line: text.split('\n').findIndex((line) => line.startsWith('### ')), character: 5 };
  await editor.open(uri, text);
  await expect.poll(() => editor.rules(uri), { timeout: 10_000 }).toContain('link-target');
  const { items } = await editor.pull(uri);
  const ask = (method: string, params: object): Promise<unknown> => editor.request(method, params);
  const meetings = () => editor.request<{ state: string }>('minutes/meetings', { wait: true });
  await expect.poll(async () => (await meetings()).state, { timeout: 10_000 }).toBe('whole');
  const answers = [
    items,
    await ask('textDocument/hover', { textDocument, position }),
    await ask('textDocument/completion', { textDocument, position }),
    await ask('textDocument/documentSymbol', { textDocument }),
    await ask('textDocument/documentLink', { textDocument }),
    await ask('textDocument/codeAction', {
      textDocument,
      range: items[0]!.range,
      context: { diagnostics: items.slice(0, 1) },
    }),
    await meetings(),
    await ask('workspace/symbol', { query: '2023' }),
    await ask('minutes/history', { words: '目录配额' }),
    await ask('minutes/search', { query: '目录' }),
    await ask('minutes/explain', { uri }),
  ];
  await editor.replace(uri, '设%20计.md', '2023-08-10.md');
  await expect.poll(() => editor.rules(uri), { timeout: 10_000 }).not.toContain('link-target');
  answers.push(await editor.rules(uri));
  return [editor.result.capabilities, ...answers];
}

const asking = ['minutes.checkLinks', 'minutes.lookUpReferences'];

function commandsOf([capabilities]: Conversation): readonly string[] {
  return capabilities.executeCommandProvider?.commands ?? [];
}

function withCommands([capabilities, ...answers]: Conversation, commands: string[]): Conversation {
  return [{ ...capabilities, executeCommandProvider: { commands } }, ...answers];
}

it('answers the same over standard input and output, over IPC, and in a web worker', async () => {
  const [stdio, ipc, worker] = await Promise.all([
    converse(overStdio()),
    converse(overIpc()),
    converse(inWorker(), { laterScript: pathToFileURL(join(dist, 'web', 'server-later.js')).href }),
  ]);
  expect(stdio).toHaveLength(13);
  expect(JSON.stringify(stdio)).toContain('time-malformed');
  expect(ipc).toEqual(stdio);
  // Commands that ask other hosts are not there where nobody can be asked.
  expect(commandsOf(stdio)).toEqual(expect.arrayContaining(asking));
  expect(commandsOf(worker)).toEqual(commandsOf(stdio).filter((id) => !asking.includes(id)));
  expect(withCommands(worker, [])).toEqual(withCommands(stdio, []));
}, 60_000);

it('shows findings and the outline in a web worker that cannot load the rest, and says so once', async () => {
  const laterScript = pathToFileURL(join(dist, 'web', 'none.js')).href;
  const editor = await beginSession(inWorker(), {
    folders: ['memory:/minutes'],
    initializationOptions: { laterScript },
  });
  const uri = 'memory:/minutes/2023-08-24.md';
  const textDocument = { uri };
  await editor.open(uri, DAMAGED);
  expect(await editor.rules(uri)).toContain('time-malformed');
  // Nothing of what was asked so far is in the other script.
  expect(editor.heard.log).toEqual([]);
  await editor.replace(uri, '目录配额', '目录配额 &amp; A&nbsp;B');
  expect(await editor.rules(uri)).toContain('time-malformed');
  expect(await editor.request('textDocument/documentSymbol', { textDocument })).not.toEqual([]);
  const position = { line: 2, character: 3 };
  expect(await editor.request('textDocument/hover', { textDocument, position })).toBeNull();
  expect(await editor.request('textDocument/completion', { textDocument, position })).toBeNull();
  expect(await editor.request('minutes/meetings', {})).toBeNull();
  const about = editor.heard.log.filter((line) => line.includes(laterScript));
  expect(about).toEqual([expect.stringContaining('could not be loaded')]);
}, 60_000);
