import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CancellationTokenSource, LSPErrorCodes } from 'vscode-languageserver';
import { realClock } from '../../server/links/clock.ts';
import type { LinkSummary } from '../../server/lsp/links/link-summary.ts';
import type { AskingThread } from '../../server/lsp/node/asking/asking-thread.ts';
import { nodeHost } from '../../server/lsp/node/node-host.ts';
import { nodeWeb } from '../../server/lsp/node/node-web.ts';
import { startAsking } from '../support/asking.ts';
import type { Editor, EditorOptions } from '../support/editor.ts';
import { type HostileServer, type Kind, startHostileServer } from '../support/hostile-server.ts';
import { end, home, start, uriOf, useHome, write } from '../support/index-home.ts';
import { startTlsServer } from '../support/tls-server.ts';

useHome();

let server: HostileServer;
beforeEach(async () => {
  server = await startHostileServer(realClock);
});
afterEach(() => server[Symbol.asyncDispose]());

const FIRST = '2023-08-24.md';
const OTHER = '2023-08-10.md';

type Answer = LinkSummary & { readonly offline: boolean; readonly asked: number };
type Summary = LinkSummary & { readonly checking: boolean; readonly available: string };

const link = (kind: Kind, number: number, host = '127.0.0.30'): string => server.url(kind, host, number);
const minutes = (day: string, ...urls: readonly string[]): string =>
  [
    '## 时间',
    `${day.replaceAll('-', '/')} 19:00~19:30`,
    '## 会议内容',
    urls.map((url) => `- [链接](${url})`).join('\n'),
  ].join('\n\n');
const paths = (): string[] => [...new Set(server.arrivals.map(({ path }) => path))];

/** What only these tests hear of an editor. */
interface Said {
  readonly messages: string[];
  readonly steps: string[];
  changes: number;
}

async function edit(
  {
    options = {},
    settings = {},
    web = {},
    thread = startAsking(),
  }: {
    readonly options?: Record<string, unknown>;
    readonly settings?: Record<string, unknown>;
    readonly web?: Partial<Parameters<typeof nodeWeb>[1]>;
    readonly thread?: AskingThread;
  } = {},
  more: EditorOptions = {},
): Promise<Editor & { readonly said: Said }> {
  const host = {
    ...nodeHost,
    web: nodeWeb(thread, {
      folder: join(home.folder, 'cache', 'links'),
      userAgent: 'minutes-test',
      env: {},
      apart: 20,
      pause: 0,
      ...web,
    }),
  };
  const editor = await start(
    {
      server: {},
      initializationOptions: { status: true, ...options },
      settings: () => ({ calmTyping: 0, links: { allowHosts: ['127.0.0.*'], ...settings } }),
      ...more,
    },
    host,
  );
  const said: Said = { messages: [], steps: [], changes: 0 };
  const { connection } = editor;
  connection.onNotification('window/showMessage', ({ message }) => void said.messages.push(message));
  connection.onNotification('minutes/linksChanged', () => void said.changes++);
  connection.onNotification('$/progress', ({ value }) => {
    if (value.kind === 'report') said.steps.push(value.message);
  });
  return Object.assign(editor, { said });
}

const check = (editor: Editor, wish: object = {}): Promise<Answer> =>
  editor.request('minutes.checkLinks', [wish]);
const summary = (editor: Editor, name = FIRST): Promise<Summary> =>
  editor.request('minutes/links', { uri: uriOf(name) });
const save = (editor: Editor, name = FIRST): Promise<void> =>
  editor.notify('textDocument/didSave', { textDocument: { uri: uriOf(name) } });
const found = async (editor: Editor, name = FIRST): Promise<string[]> =>
  (await editor.rules(uriOf(name))).filter((rule) => /^link-(?:dead|moved)$/.test(rule));

async function open(editor: Editor, name: string, text: string): Promise<void> {
  write(name, text);
  await editor.open(uriOf(name), text);
  await editor.pull(uriOf(name));
}

describe('links in the editor', () => {
  it('are not asked because minutes are opened', async () => {
    const editor = await edit({ settings: { checkOnSave: true } });
    await open(editor, FIRST, minutes('2023-08-24', link('200', 1), link('404', 2)));
    expect(await summary(editor)).toEqual({
      total: 2,
      tally: { ok: 0, moved: 0, broken: 0, unknown: 0, unchecked: 2 },
      words: '2 links',
      checking: false,
      available: 'yes',
    });
    expect(await found(editor)).toEqual([]);
    expect(server.arrivals).toEqual([]);
    expect(existsSync(join(home.folder, 'cache'))).toBe(false);
  });

  it('are checked when somebody asks, and shown', async () => {
    const editor = await edit();
    const urls = [link('200', 1), `${link('200', 1)}#there`, link('404', 2), link('301', 3), link('403', 4)];
    await open(editor, FIRST, minutes('2023-08-24', ...urls));
    write(OTHER, minutes('2023-08-10', link('200', 9)));
    const { refreshes } = editor.heard;
    const answer = await check(editor, { uris: [uriOf(FIRST)] });
    const tally = { ok: 1, moved: 1, broken: 1, unknown: 1, unchecked: 0 };
    const words = '4 links: 1 fine, 1 broken, 1 moved, 1 cannot tell';
    expect(answer).toEqual({ total: 4, tally, words, offline: false, asked: server.arrivals.length });
    expect(paths()).not.toContain('/200/9');
    expect(await found(editor)).toEqual(['link-dead', 'link-moved']);
    expect(await summary(editor)).toEqual({ total: 4, tally, words, checking: false, available: 'yes' });
    await expect.poll(() => editor.heard.refreshes).toBeGreaterThan(refreshes);
    await expect.poll(() => editor.said.changes).toBeGreaterThan(0);
  });

  it('are asked once for all places of a workspace, and not again at the next start', async () => {
    const shared = link('404', 1);
    write(FIRST, minutes('2023-08-24', shared, link('200', 2)));
    write(OTHER, minutes('2023-08-10', shared, link('200', 3)));
    write('README.md', `# Notes\n\n[a](${link('200', 4)})\n`);
    const editor = await edit();
    expect(await check(editor)).toMatchObject({ total: 3, tally: { ok: 2, broken: 1 } });
    // HEAD and GET, and one GET later: a page is looked at twice before it is gone.
    expect(server.arrivals.filter(({ path }) => path === new URL(shared).pathname)).toHaveLength(3);
    expect(paths()).not.toContain(new URL(link('200', 4)).pathname);
    await end(editor);

    const asked = server.arrivals.length;
    const next = await edit();
    await open(next, OTHER, minutes('2023-08-10', shared, link('200', 3)));
    await expect.poll(() => found(next, OTHER)).toEqual(['link-dead']);
    expect(next.heard.refreshes).toBeGreaterThan(0);
    expect(await check(next)).toMatchObject({ total: 3, asked: 0, tally: { ok: 2, broken: 1 } });
    expect(server.arrivals).toHaveLength(asked);
    // A link that is written later is known as well, without a check.
    const text = minutes('2023-08-17', link('200', 8));
    await open(next, '2023-08-17.md', text);
    await next.replace(uriOf('2023-08-17.md'), link('200', 8), shared);
    await save(next, '2023-08-17.md');
    await expect.poll(() => found(next, '2023-08-17.md')).toEqual(['link-dead']);
    expect(server.arrivals).toHaveLength(asked);
    expect((await check(next, { again: true, uris: [uriOf(OTHER)] })).asked).toBeGreaterThan(1);
    expect(server.arrivals.length).toBeGreaterThan(asked);
  });

  it('are not asked twice by two who ask at once', async () => {
    write(FIRST, minutes('2023-08-24', link('200', 1), link('404', 2)));
    write(OTHER, minutes('2023-08-10', link('200', 1), link('200', 3)));
    const editor = await edit();
    const again = true;
    const [first, second] = await Promise.all([
      check(editor, { again, uris: [uriOf(FIRST)] }),
      check(editor, { again, uris: [uriOf(OTHER)] }),
    ]);
    // Whose minutes are read first is not known.
    expect([first.total, second.total, first.asked + second.asked]).toEqual([2, 2, 5]);
    expect(server.arrivals.filter(({ path }) => path === '/200/1')).toHaveLength(1);
  });

  it('are not asked again where another editor has learned of them', async () => {
    write(FIRST, minutes('2023-08-24', link('200', 1), link('404', 2)));
    write(OTHER, minutes('2023-08-10', link('200', 1), link('200', 3)));
    const [one, other] = [await edit(), await edit()];
    expect(await check(one, { uris: [uriOf(OTHER)] })).toMatchObject({ asked: 2 });
    expect(await check(other, { uris: [uriOf(FIRST)] })).toMatchObject({ asked: 3 });
    expect(await check(one)).toMatchObject({ asked: 0, tally: { ok: 2, broken: 1 } });
  });

  it('are let go of at once', async () => {
    const urls = Array.from({ length: 12 }, (_, number) => link('silent', number));
    write(FIRST, minutes('2023-08-24', ...urls));
    write(OTHER, minutes('2023-08-10', link('200', 1)));
    const editor = await edit();
    const stop = new CancellationTokenSource();
    const running = editor.connection.sendRequest(
      'minutes.checkLinks',
      [{ uris: [uriOf(FIRST)] }],
      stop.token,
    );
    const ended = running.then(
      () => 'answered',
      ({ code }) => code,
    );
    await expect.poll(() => server.arrivals.length).toBeGreaterThan(0);
    expect(await summary(editor)).toMatchObject({ checking: true });
    const waiting = check(editor, { uris: [uriOf(OTHER)] });
    stop.cancel();
    expect(await ended).toBe(LSPErrorCodes.RequestCancelled);
    expect(await waiting).toMatchObject({ tally: { ok: 1 } });
    expect(await summary(editor)).toMatchObject({ checking: false, tally: { unchecked: 12 } });
  });

  it('are not asked in a workspace that nobody trusts', async () => {
    const text = minutes('2023-08-24', link('200', 1));
    const editor = await edit({ options: { trusted: false }, settings: { checkOnSave: true } });
    await open(editor, FIRST, text);
    await expect(check(editor)).rejects.toThrow('Links are checked in trusted workspaces only.');
    await save(editor);
    expect(await summary(editor)).toMatchObject({ available: 'untrusted', tally: { unchecked: 1 } });
    expect(server.arrivals).toEqual([]);
    await editor.notify('minutes/trust', { trusted: true });
    expect(await check(editor)).toMatchObject({ tally: { ok: 1 } });
    expect(await summary(editor)).toMatchObject({ available: 'yes' });
    await editor.replace(uriOf(FIRST), link('200', 1), link('silent', 2));
    const running = check(editor);
    await expect.poll(() => paths()).toContain('/silent/2');
    await editor.notify('minutes/trust', { trusted: false });
    await expect(running).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled });
  });

  it('are checked on saving where the settings say so: those of the file that nothing is known of', async () => {
    const known = link('200', 1);
    const editor = await edit({ settings: { checkOnSave: true } });
    write(OTHER, minutes('2023-08-10', known, link('200', 7)));
    await open(editor, FIRST, minutes('2023-08-24', known, 'http://10.0.0.1/a'));
    await save(editor);
    await expect.poll(async () => (await summary(editor)).tally.unchecked).toBe(0);
    expect(paths()).toEqual(['/200/1']);
    await editor.replace(uriOf(FIRST), known, `${known}) [新](${link('404', 3)}`);
    await save(editor);
    await expect.poll(() => found(editor)).toEqual(['link-dead']);
    expect(server.arrivals.filter(({ path }) => path === '/200/1')).toHaveLength(1);
    expect(paths()).toEqual(['/200/1', '/404/3']);
    const asked = server.arrivals.length;
    await save(editor);
    await save(editor);
    expect(await check(editor)).toMatchObject({ asked: 1 });
    expect(server.arrivals).toHaveLength(asked + 1);
  });

  it('are not checked on saving otherwise', async () => {
    const editor = await edit();
    await open(editor, FIRST, minutes('2023-08-24', link('200', 1)));
    await save(editor);
    expect(await summary(editor)).toMatchObject({ checking: false, tally: { unchecked: 1 } });
    expect(server.arrivals).toEqual([]);
  });

  it('are left alone where they are known to be right, or their host is to be ignored', async () => {
    const urls = [link('404', 1), link('404', 2), link('404', 3, '127.0.0.31')];
    write('.minutes.json', JSON.stringify({ links: { known: [urls[0]] } }));
    const editor = await edit({ settings: { ignoreHosts: ['127.0.0.31'] } });
    await open(editor, FIRST, minutes('2023-08-24', ...urls));
    expect(await check(editor)).toMatchObject({ total: 1, tally: { broken: 1 } });
    expect(paths()).toEqual(['/404/2']);
    expect(await found(editor)).toEqual(['link-dead']);
    write('.minutes.json', JSON.stringify({ links: { known: [urls[0], urls[1]] } }));
    await editor.notify('workspace/didChangeWatchedFiles', {
      changes: [{ uri: uriOf('.minutes.json'), type: 2 }],
    });
    expect(await found(editor)).toEqual([]);
    expect(await summary(editor)).toMatchObject({ total: 0, words: '0 links' });
  });

  it('stay as they were known without a network, which is said once', async () => {
    const editor = await edit({ settings: { checkOnSave: true } });
    await open(editor, FIRST, minutes('2023-08-24', 'https://www.example.org/a'));
    expect(await check(editor)).toMatchObject({ offline: true, tally: { unchecked: 1 } });
    expect(editor.said.messages).toEqual([]);
    for (let turn = 0; turn < 2; turn++) {
      await save(editor);
      await expect.poll(async () => (await summary(editor)).checking).toBe(false);
    }
    await expect
      .poll(() => editor.said.messages)
      .toEqual(['The network cannot be reached, so nothing new is known of the links.']);
    expect(await found(editor)).toEqual([]);
  });

  it('are checked by a command in editors that have none, with a count', async () => {
    const urls = Array.from({ length: 5 }, (_, number) => link('200', number));
    const editor = await edit();
    expect(editor.result.capabilities.executeCommandProvider?.commands).toContain('minutes.checkLinks');
    await open(editor, FIRST, minutes('2023-08-24', ...urls));
    await editor.request('workspace/executeCommand', {
      command: 'minutes.checkLinks',
      arguments: [{ uris: [uriOf(FIRST)] }],
      workDoneToken: 'here',
    });
    expect(editor.said.steps.at(-1)).toBe('5 of 5 links');
    expect(editor.said.messages).toEqual(['5 links: 5 fine']);
    // An editor that has all commands itself may still leave this one to the server.
    const { commands } = editor.result.capabilities.executeCommandProvider!;
    const own = await edit({ options: { commands } });
    expect(own.result.capabilities.executeCommandProvider).toBeUndefined();
    const again = { command: 'minutes.checkLinks', arguments: [{ uris: [uriOf(FIRST)] }] };
    expect(await own.request('workspace/executeCommand', again)).toMatchObject({ asked: 0, total: 5 });
    expect(own.said.messages).toEqual([]);
  });

  it('go through the proxy that the editor names', async () => {
    const url = `http://127.0.0.1:${server.port}`;
    const proxy = { url, noProxy: ['127.0.0.33'] };
    const editor = await edit({
      options: { proxy },
      web: { env: { http_proxy: 'http://127.0.0.1:1' } },
    });
    await open(
      editor,
      FIRST,
      minutes('2023-08-24', 'http://www.example.org/200/1', link('200', 2, '127.0.0.33')),
    );
    await check(editor);
    expect(server.arrivals.map(({ headers }) => headers.host)).toContain('www.example.org');
    expect(server.arrivals.map(({ host }) => host)).toContain('127.0.0.33');
  });

  it('are only not asked where the thread that asks dies', async () => {
    const thread = startAsking();
    const editor = await edit({ thread });
    const logged: string[] = [];
    editor.connection.onNotification('window/logMessage', ({ message }) => void logged.push(message));
    write(OTHER, minutes('2023-08-10', link('200', 1)));
    await check(editor, { uris: [uriOf(OTHER)] });
    const deadly = 'http://deadly.example.org/a';
    await open(editor, FIRST, minutes('2023-08-24', link('200', 1), link('silent', 2), deadly));
    expect(await check(editor, { uris: [uriOf(FIRST)], again: true })).toMatchObject({
      offline: false,
      total: 3,
      tally: { ok: 1, unknown: 2, unchecked: 0 },
    });
    expect(logged.filter((words) => words.includes('thread'))).toEqual([
      'Links were not looked at: Error: The thread has ended',
    ]);
    expect(thread.isRunning).toBe(false);
    await editor.replace(uriOf(FIRST), deadly, link('404', 3));
    await editor.replace(uriOf(FIRST), link('silent', 2), link('200', 2));
    expect(await check(editor, { uris: [uriOf(FIRST)] })).toMatchObject({ tally: { ok: 2, broken: 1 } });
    expect(await found(editor)).toEqual(['link-dead']);
    expect(logged.filter((words) => words.includes('thread'))).toHaveLength(1);
  });

  it('are asked in a thread that ends when nobody asks, and keeps what it learned', async () => {
    const thread = startAsking(1);
    const editor = await edit({ thread });
    write(FIRST, minutes('2023-08-24', link('200', 1)));
    expect(await check(editor)).toMatchObject({ asked: 1 });
    await expect.poll(() => thread.isRunning).toBe(false);
    expect(await check(editor)).toMatchObject({ asked: 0, tally: { ok: 1 } });
    await end(editor);
    expect(thread.isRunning).toBe(false);
  });

  it('are looked at with the certificates of the machine, unless the editor says otherwise', async () => {
    await using secure = await startTlsServer('signed');
    await using strange = await startTlsServer('self');
    write(FIRST, minutes('2023-08-24', secure.url('a'), strange.url('a')));
    const tallyWith = async (proxy?: object): Promise<Answer['tally']> => {
      const editor = await edit({ options: proxy ? { proxy } : {} });
      return (await check(editor, { again: true })).tally;
    };
    expect(await tallyWith({ systemCertificates: false })).toMatchObject({ ok: 0, unknown: 2 });
    expect(await tallyWith()).toMatchObject({ ok: 1, unknown: 1 });
    expect(await tallyWith({ strictSsl: false })).toMatchObject({ ok: 2 });
  });

  it('cannot be checked where nobody can be asked', async () => {
    write(FIRST, minutes('2023-08-24', link('200', 1)));
    const editor = await start({ server: {} });
    expect(editor.result.capabilities.executeCommandProvider?.commands).not.toContain('minutes.checkLinks');
    expect(await summary(editor)).toMatchObject({ total: 1, available: 'no-network' });
    await expect(check(editor)).rejects.toThrow('Links cannot be checked here');
    expect(await editor.request('minutes/links', { uri: uriOf('none.md') })).toBeNull();
  });

  it('are remembered in a file that names nothing else', async () => {
    const editor = await edit();
    await open(editor, FIRST, minutes('2023-08-24', link('200', 1)));
    await check(editor);
    await end(editor);
    const kept = readFileSync(join(home.folder, 'cache', 'links', 'links'), 'utf8');
    expect(kept).toContain(link('200', 1));
    expect(kept).not.toContain(FIRST);
  });
});
