import { type ChildProcess, execFileSync, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createProtocolConnection,
  IPCMessageReader,
  IPCMessageWriter,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { realClock } from '../../server/links/clock.ts';
import { beginSession } from '../support/editor.ts';
import { startHostileServer } from '../support/hostile-server.ts';
import { manyMinutes } from '../support/many-minutes.ts';
import { root } from '../support/paths.ts';
import { CLEAN, DAMAGED } from '../support/samples.ts';

const MAIN = join(root, 'server/lsp/node-main.ts');

let folder: string;
let child: ChildProcess | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'minutes 会议-'));
  mkdirSync(join(folder, 'Double Week Meetings'));
});
afterEach(() => {
  child?.kill();
  child = undefined;
  rmSync(folder, { recursive: true, force: true });
});

const uriOf = (name: string): string => pathToFileURL(join(folder, 'Double Week Meetings', name)).href;

describe('the language server as a process', () => {
  it('serves over standard input and output, with the files of the disk, and ends when told', async () => {
    writeFileSync(join(folder, '.minutes.json'), '{ "rules": { "time-malformed": "info" } }');
    writeFileSync(
      join(folder, 'Double Week Meetings', '2023-08-10.md'),
      CLEAN.replaceAll('2023/08/24', '2023/08/10'),
    );
    child = spawn(process.execPath, [MAIN, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    const connection = createProtocolConnection(
      new StreamMessageReader(child.stdout!),
      new StreamMessageWriter(child.stdin!),
    );
    const editor = await beginSession(connection, { folders: [pathToFileURL(folder).href] });
    expect(editor.result.serverInfo?.version).toMatch(/^\d+\.\d+\.\d+/);

    const uri = uriOf('2023-08-24.md');
    await editor.open(
      uri,
      DAMAGED.replace('目录配额', '目录配额，见 [设计](设 计.md)'.replace('设 计', '设%20计')),
    );
    await expect
      .poll(() => editor.rules(uri))
      .toEqual(expect.arrayContaining(['time-malformed', 'join-reused', 'link-target']));
    const { items } = await editor.pull(uri);
    expect(items.find(({ code }) => code === 'time-malformed')?.severity).toBe(3);
    await editor.replace(uri, '设%20计.md', '2023-08-10.md');
    await expect.poll(() => editor.rules(uri)).not.toContain('link-target');
    expect(editor.heard.registrations.sort()).toEqual([
      'workspace/didChangeConfiguration',
      'workspace/didChangeWatchedFiles',
    ]);

    const ended = once(child, 'exit');
    await connection.sendRequest('shutdown');
    await connection.sendNotification('exit');
    expect(await ended).toEqual([0, null]);
  });

  it('reads many files in threads while a document is looked at', async () => {
    for (const [name, text] of Object.entries(manyMinutes('Double Week Meetings', 1000)))
      writeFileSync(join(folder, name), text);
    child = spawn(process.execPath, [MAIN, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    const connection = createProtocolConnection(
      new StreamMessageReader(child.stdout!),
      new StreamMessageWriter(child.stdin!),
    );
    const ended = once(child, 'exit');
    const editor = await beginSession(connection, { folders: [pathToFileURL(folder).href] });
    await editor.open(uriOf('2023-08-24.md'), DAMAGED);
    await editor.rules(uriOf('2023-08-24.md'));
    const search = connection.sendRequest('minutes/search', { words: '磁盘延迟', limit: 5 });
    expect(await Promise.race([search, ended])).toMatchObject({ hits: { length: 5 } });
    await editor.end();
  }, 60_000);

  it('serves over the channel between Node processes', async () => {
    child = fork(MAIN, ['--node-ipc'], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    const connection = createProtocolConnection(new IPCMessageReader(child), new IPCMessageWriter(child));
    const editor = await beginSession(connection, { folders: [pathToFileURL(folder).href] });
    const uri = uriOf('2023-08-24.md');
    await editor.open(uri, DAMAGED);
    expect(await editor.rules(uri)).toContain('time-malformed');
  });

  it('checks links, and keeps what it learned where the program for terminals finds it', async () => {
    await using server = await startHostileServer(realClock);
    const cache = join(folder, 'cache');
    child = spawn(process.execPath, [MAIN, '--stdio'], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: {
        ...process.env,
        NODE_DISABLE_COMPILE_CACHE: '1',
        XDG_CACHE_HOME: cache,
        LOCALAPPDATA: cache,
        HOME: folder,
      },
    });
    const connection = createProtocolConnection(
      new StreamMessageReader(child.stdout!),
      new StreamMessageWriter(child.stdin!),
    );
    const editor = await beginSession(connection, {
      folders: [pathToFileURL(folder).href],
      settings: () => ({ links: { allowHosts: ['127.0.0.30'] } }),
    });
    const uri = uriOf('2023-08-24.md');
    const url = server.url('301', '127.0.0.30', 1);
    await editor.open(uri, `## 时间\n\n2023/08/24 19:00~19:30\n\n## 会议内容\n\n- [甲](${url})\n`);
    expect(await editor.request('minutes.checkLinks', [{ uris: [uri] }])).toMatchObject({
      tally: { moved: 1 },
    });
    expect(await editor.rules(uri)).toContain('link-moved');
    await connection.sendRequest('shutdown');
    const kept = globSync('**/minutes-md/links/links', { cwd: folder });
    expect(kept.map((file) => readFileSync(join(folder, file), 'utf8'))).toEqual([
      expect.stringContaining(url),
    ]);
  });

  it('says its version, and how it is started', () => {
    const run = (...flags: string[]): string =>
      execFileSync(process.execPath, [MAIN, ...flags], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
      });
    expect(run('--version')).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(() => run()).toThrow(/--stdio/);
  });
});
