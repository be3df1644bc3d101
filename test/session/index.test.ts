import { chmodSync, renameSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  CancellationTokenSource,
  FileChangeType,
  LSPErrorCodes,
  WorkDoneProgress,
} from 'vscode-languageserver';
import type { Feature } from '../../server/language-service/features/feature.ts';
import { nodeCrew } from '../../server/lsp/node/node-crew.ts';
import { nodeHost } from '../../server/lsp/node/node-host.ts';
import { fullCapabilities } from '../support/editor.ts';
import { dayOf, home, start, tell, uriOf, useHome, watchedHost, write } from '../support/index-home.ts';
import { askIndex, namesIn } from '../support/index-probe.ts';
import { manyMinutes } from '../support/many-minutes.ts';
import { root } from '../support/paths.ts';
import { CLEAN, DAMAGED } from '../support/samples.ts';

useHome();

const { Created, Changed, Deleted } = FileChangeType;

describe('the index of the workspace', () => {
  it('holds all minutes of the folder, with both tiers, and no other file', async () => {
    write('2023-08-24.md', CLEAN);
    write('a/2023-08-10.md', dayOf('2023-08-10'));
    write('a/README.md', '# Meetings\n');
    write('a/notes.txt', CLEAN);
    const { state, meetings } = await askIndex(await start(), 'whole');
    expect(state).toBe('whole');
    expect(meetings).toMatchObject([
      {
        series: `${uriOf('')}/`,
        summary: { date: { year: 2023, month: 8, day: 24 } },
        details: { said: { words: expect.stringContaining('\n') } },
      },
      { summary: { date: { year: 2023, month: 8, day: 10 } } },
    ]);
  });

  it('says the same whether threads read or not, and when threads die', async () => {
    for (const [name, text] of Object.entries(manyMinutes('a', 450))) write(name, text);
    write('b/.minutes.json', '{ "profile": "plain" }');
    write('b/2020-01-02.md', CLEAN);
    const alone = await askIndex(await start(), 'whole');
    expect(alone.meetings.length).toBe(451);
    const crew = nodeCrew(join(root, 'server/lsp/node-main.ts'));
    const inThreads = await askIndex(await start({}, watchedHost({ crew })), 'whole');
    expect(inThreads.meetings).toEqual(alone.meetings);
    const dying = {
      size: 2,
      start: () => ({ ask: () => Promise.reject(new Error('dead')), end: () => undefined }),
    };
    const none = {
      size: 2,
      start: () => {
        throw new Error('no threads');
      },
    };
    for (const broken of [dying, none])
      expect((await askIndex(await start({}, watchedHost({ crew: broken })), 'whole')).meetings).toEqual(
        alone.meetings,
      );
  });

  it('reads nothing before minutes are seen, and answers about them first', async () => {
    write('2023-08-24.md', CLEAN);
    write('2023-08-10.md', dayOf('2023-08-10'));
    const host = watchedHost();
    const editor = await start({ server: {} }, host);
    await editor.open(uriOf('README.md'), '# Something else\n');
    await editor.pull(uriOf('README.md'));
    expect(host.looked).toBe(0);
    await editor.open(uriOf('2023-08-24.md'), CLEAN);
    await editor.pull(uriOf('2023-08-24.md'));
    expect(host.looked).toBe(0);
    await expect.poll(() => host.looked).toBe(1);
    await expect.poll(() => host.loaded).toContain(uriOf('2023-08-10.md'));
  });

  it('follows files that come, change, move and go', async () => {
    write('2023-08-24.md', CLEAN);
    const editor = await start();
    expect(await namesIn(editor, 'whole')).toEqual(['2023-08-24.md']);
    write('2023-08-10.md', dayOf('2023-08-10'));
    await tell(editor, ['2023-08-10.md', Created]);
    await expect.poll(() => namesIn(editor)).toEqual(['2023-08-10.md', '2023-08-24.md']);
    write('2023-08-10.md', dayOf('2023-08-10').replace('目录配额', '目录限额'));
    await tell(editor, ['2023-08-10.md', Changed]);
    await expect.poll(async () => JSON.stringify(await askIndex(editor))).toContain('目录限额');
    renameSync(join(home.notes, '2023-08-10.md'), join(home.notes, '2023-08-17.md'));
    await tell(editor, ['2023-08-10.md', Deleted], ['2023-08-17.md', Created]);
    await expect.poll(() => namesIn(editor)).toEqual(['2023-08-17.md', '2023-08-24.md']);
    write('2023-08-17.md', '# Nothing\n');
    unlinkSync(join(home.notes, '2023-08-24.md'));
    await tell(editor, ['2023-08-17.md', Changed], ['2023-08-24.md', Deleted]);
    await expect.poll(() => namesIn(editor)).toEqual([]);
  });

  it('follows folders of which only the name is told', async () => {
    write('2023/a/2023-08-24.md', CLEAN);
    write('2022/2022-08-25.md', dayOf('2022-08-25'));
    const editor = await start();
    expect(await namesIn(editor, 'whole')).toEqual(['2022-08-25.md', '2023-08-24.md']);
    renameSync(join(home.notes, '2023'), join(home.notes, 'old'));
    rmSync(join(home.notes, '2022'), { recursive: true });
    await tell(editor, ['2023', Deleted], ['old', Created], ['2022', Deleted]);
    await expect
      .poll(async () => (await askIndex(editor)).meetings.map(({ uri }) => uri))
      .toEqual([uriOf('old/a/2023-08-24.md')]);
  });

  it('takes what is open from the editor, and from the disk again when it is closed', async () => {
    write('2023-08-24.md', CLEAN);
    const editor = await start();
    expect(await namesIn(editor, 'whole')).toEqual(['2023-08-24.md']);
    const uri = uriOf('2023-08-24.md');
    await editor.open(uri, CLEAN);
    await editor.replace(uri, '目录配额', '目录限额');
    await expect.poll(async () => JSON.stringify(await askIndex(editor))).toContain('目录限额');
    expect(await namesIn(editor)).toEqual(['2023-08-24.md']);
    await editor.notify('textDocument/didClose', { textDocument: { uri } });
    await expect.poll(async () => JSON.stringify(await askIndex(editor))).toContain('目录配额');
  });

  it('forgets files that go while the editor keeps their text, until that is worked on', async () => {
    write('2023-08-24.md', CLEAN);
    write('a/2023-08-10.md', dayOf('2023-08-10'));
    const editor = await start();
    for (const name of ['2023-08-24.md', 'a/2023-08-10.md']) await editor.open(uriOf(name), CLEAN);
    await editor.open(uriOf('2023-08-17.md'), dayOf('2023-08-17'));
    await expect
      .poll(() => namesIn(editor, 'whole'))
      .toEqual(['2023-08-17.md', '2023-08-24.md', '2023-08-10.md']);
    unlinkSync(join(home.notes, '2023-08-24.md'));
    rmSync(join(home.notes, 'a'), { recursive: true });
    await tell(editor, ['2023-08-24.md', Deleted], ['a', Deleted]);
    // What was never a file is one day.
    await expect.poll(() => namesIn(editor)).toEqual(['2023-08-17.md']);
    await editor.replace(uriOf('2023-08-24.md'), '目录配额', '目录限额');
    await expect.poll(() => namesIn(editor)).toEqual(['2023-08-17.md', '2023-08-24.md']);
    write('a/2023-08-10.md', CLEAN);
    await tell(editor, ['a', Created]);
    await expect.poll(() => namesIn(editor)).toHaveLength(3);
    // Some write a file by deleting it first.
    await tell(editor, ['a/2023-08-10.md', Deleted]);
    await editor.settle();
    expect(await namesIn(editor)).toHaveLength(3);
  });

  it('knows a meeting by every spelling of its URI', async () => {
    write('2023(1)/2023-08-24.md', CLEAN);
    const editor = await start({}, nodeHost);
    const [listed] = (await askIndex(editor, 'whole')).meetings;
    expect(listed?.uri).toContain('2023%281%29');
    const uri = uriOf('2023(1)/2023-08-24.md');
    expect(Object.keys(await editor.request('minutes/problems', { uris: [uri] }))).toEqual([uri]);
    // The editor's own spelling counts for what is open in it.
    await editor.open(uri, CLEAN);
    await expect
      .poll(async () => (await askIndex(editor)).meetings.map((meeting) => meeting.uri))
      .toEqual([uri]);
  });

  it('leaves out what git and the editor leave out, and follows when that changes', async () => {
    for (const name of ['a', 'build', 'drafts', 'node_modules/x', '.git', 'b/private'])
      write(`${name}/2023-08-24.md`, CLEAN);
    write('.gitignore', 'build/\n/b/private\n');
    const excluded = { '**/drafts': true, '**/a': false };
    const editor = await start({ settings: () => excluded });
    const folders = async () =>
      (await askIndex(editor, 'whole')).meetings.map(({ uri }) => uri.split('/').at(-2));
    expect(await folders()).toEqual(['a']);
    write('.gitignore', 'build/\n');
    await tell(editor, ['.gitignore', Changed]);
    await expect.poll(folders).toEqual(['a', 'private']);
    write('build/2023-08-10.md', CLEAN);
    write('new/2023-08-10.md', CLEAN);
    await tell(editor, ['build/2023-08-10.md', Created], ['new/2023-08-10.md', Created]);
    await expect.poll(folders).toEqual(['a', 'private', 'new']);
    Object.assign(excluded, { '**/drafts': false });
    await editor.notify('workspace/didChangeConfiguration', { settings: null });
    await expect.poll(folders).toEqual(['a', 'private', 'drafts', 'new']);
  });

  it('reads again only what a project file governs', async () => {
    write('a/2023-08-24.md', CLEAN);
    write('b/2023-08-24.md', CLEAN);
    const host = watchedHost();
    const editor = await start({}, host);
    expect((await askIndex(editor, 'whole')).meetings.length).toBe(2);
    host.loaded.length = 0;
    write('b/.minutes.json', '{ "rules": { "time-format": "off" } }');
    await tell(editor, ['b/.minutes.json', Created]);
    await expect
      .poll(async () => (await askIndex(editor)).meetings)
      .toMatchObject([
        { rules: {} },
        { series: expect.stringMatching(/\/b\/$/), rules: { 'time-format': 'off' } },
      ]);
    expect(host.loaded.every((uri) => uri.includes('/b/'))).toBe(true);
  });

  it('survives loops, lost links, what cannot be read, what is too big and what is no text, and says so once', async () => {
    write('2023-08-24.md', CLEAN);
    write('a/big.md', `${CLEAN}${'x'.repeat(2_100_000)}`);
    write('a/binary.md', `${CLEAN}\0`);
    write('a/secret.md', CLEAN);
    chmodSync(join(home.notes, 'a/secret.md'), 0);
    symlinkSync('..', join(home.notes, 'a/up'));
    symlinkSync('self.md', join(home.notes, 'a/self.md'));
    symlinkSync('../2023-08-24.md', join(home.notes, 'a/latest.md'));
    writeFileSync(join(home.folder, '2023-08-10.md'), dayOf('2023-08-10'));
    symlinkSync(join(home.folder, '2023-08-10.md'), join(home.notes, 'a/2023-08-10.md'));
    const editor = await start();
    const readable = process.getuid?.() === 0 ? ['secret.md'] : [];
    expect(await namesIn(editor, 'whole')).toEqual(['2023-08-24.md', '2023-08-10.md', ...readable]);
    await tell(editor, ['a/big.md', Changed], ['.gitignore', Created]);
    await editor.settle();
    await expect.poll(() => editor.heard.log.filter((words) => words.includes('self.md'))).toHaveLength(1);
    for (const name of ['big.md', 'binary.md'])
      expect(editor.heard.log.filter((words) => words.includes(name))).toHaveLength(1);
  });

  it('follows folders of the workspace', async () => {
    write('a/2023-08-24.md', CLEAN);
    write('b/2023-08-10.md', dayOf('2023-08-10'));
    const editor = await start({ folders: [uriOf('a')] });
    expect(await namesIn(editor, 'whole')).toEqual(['2023-08-24.md']);
    await editor.notify('workspace/didChangeWorkspaceFolders', {
      event: { added: [{ uri: uriOf('b'), name: 'b' }], removed: [{ uri: uriOf('a'), name: 'a' }] },
    });
    await expect.poll(() => namesIn(editor)).toEqual(['2023-08-10.md']);
  });

  it('counts problems, remembers them, and counts again when the file changed', async () => {
    write('2023-08-24.md', CLEAN);
    write('2023-08-10.md', DAMAGED.replaceAll('2023/08/24', '2023/08/10'));
    const editor = await start();
    const [damaged = '', clean = ''] = (await askIndex(editor, 'whole')).meetings.map(({ uri }) => uri);
    const ask = () =>
      editor.request<Record<string, number>>('minutes/problems', {
        uris: [clean, damaged, 'file:///gone.md'],
      });
    const counts = await ask();
    expect(Object.keys(counts)).toEqual([clean, damaged]);
    expect(counts[damaged]).toBeGreaterThan(counts[clean] ?? 9);
    expect((await askIndex(editor)).meetings).toMatchObject([{ problems: counts[damaged] }, {}]);
    expect(await ask()).toEqual(counts);
    write('2023-08-10.md', dayOf('2023-08-10'));
    await tell(editor, ['2023-08-10.md', Changed]);
    await expect.poll(async () => (await ask())[damaged]).toBeLessThan(counts[damaged] ?? 0);
  });

  it('tells clients that want to know how far it is, and has nothing for those that ask about nothing', async () => {
    write('2023-08-24.md', CLEAN);
    const editor = await start({ initializationOptions: { status: true } });
    const told: unknown[] = [];
    editor.connection.onNotification('minutes/indexChanged', (params) => void told.push(params));
    await askIndex(editor, 'whole');
    await expect.poll(() => told.at(-1), { timeout: 10_000 }).toMatchObject({ state: 'whole' });
    expect(await editor.request('minutes/problems', {})).toEqual({});
  });
});

describe('a request over all meetings', () => {
  it('has the files that it needs, loaded for it alone', async () => {
    write('2023-08-24.md', CLEAN);
    write('2023-08-10.md', dayOf('2023-08-10'));
    const [open, other, gone] = ['2023-08-24.md', '2023-08-10.md', 'gone.md'].map(uriOf);
    const needy: Feature<{ readonly wants: boolean }, object> = {
      method: 'test/needs',
      capabilities: () => ({}),
      needs: (_, { wants }) => (wants ? [open, other, gone].map(String) : []),
      handle: ({ file }) => [open, other, gone].map((uri) => file(String(uri))?.text ?? null),
    };
    const editor = await start({ server: { features: [needy] } });
    await editor.open(String(open), '# Open\n');
    expect(await editor.request('test/needs', { wants: true })).toEqual([
      '# Open\n',
      dayOf('2023-08-10'),
      null,
    ]);
    expect(await editor.request('test/needs', { wants: false })).toEqual(['# Open\n', null, null]);
  });

  it('does not wait any longer when it is taken back, or when the user has the reading ended', async () => {
    write('2023-08-24.md', CLEAN);
    const never = watchedHost();
    const host = { ...never, files: { ...never.files, load: () => new Promise<never>(() => undefined) } };
    const editor = await start({}, host);
    const question = new CancellationTokenSource();
    const asked = editor.connection.sendRequest('test/index', { waits: 'whole' }, question.token);
    question.cancel();
    await expect(asked).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled });
    const ended = askIndex(editor, 'whole');
    const progress = new Promise<string | number>((resolve) =>
      editor.connection.onRequest('window/workDoneProgress/create', ({ token }) => {
        editor.connection.onProgress(WorkDoneProgress.type, token, () => resolve(token));
        return null;
      }),
    );
    await editor.notify('window/workDoneProgress/cancel', { token: await progress });
    expect((await ended).state).toBe('reading');
  });

  it('knows saved files where the editor tells of no others', async () => {
    write('2023-08-24.md', CLEAN);
    const { didChangeWatchedFiles: _, ...workspace } = fullCapabilities.workspace ?? {};
    const editor = await start({ capabilities: { ...fullCapabilities, workspace } });
    expect(await namesIn(editor, 'whole')).toEqual(['2023-08-24.md']);
    write('2023-08-10.md', dayOf('2023-08-10'));
    const uri = uriOf('2023-08-10.md');
    await editor.open(uri, dayOf('2023-08-10'));
    await editor.notify('textDocument/didSave', { textDocument: { uri } });
    await editor.notify('textDocument/didClose', { textDocument: { uri } });
    await expect.poll(() => namesIn(editor)).toEqual(['2023-08-10.md', '2023-08-24.md']);
  });
});
