import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  CancellationTokenSource,
  FileChangeType,
  LSPErrorCodes,
  WorkDoneProgress,
} from 'vscode-languageserver';
import type { Feature } from '../../server/language-service/features/feature.ts';
import type { Host } from '../../server/lsp/host.ts';
import { nodeCrew } from '../../server/lsp/node/node-crew.ts';
import { nodeHost } from '../../server/lsp/node/node-host.ts';
import { nodeKeep } from '../../server/lsp/node/node-keep.ts';
import { type Editor, type EditorOptions, fullCapabilities, openEditor } from '../support/editor.ts';
import { askIndex, indexProbe, namesIn } from '../support/index-probe.ts';
import { manyMinutes } from '../support/many-minutes.ts';
import { root } from '../support/paths.ts';
import { CLEAN, DAMAGED } from '../support/samples.ts';

let folder: string;
let notes: string;
let editors: Editor[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'minutes 索引-'));
  notes = join(folder, 'notes (会议)');
  mkdirSync(notes);
  editors = [];
});
afterEach(async () => {
  for (const editor of editors) await editor.end().catch(() => undefined);
  rmSync(folder, { recursive: true, force: true });
});

const { Created, Changed, Deleted } = FileChangeType;
const uriOf = (name: string): string => pathToFileURL(join(notes, name)).href;
const write = (name: string, text: string | Uint8Array): void => {
  mkdirSync(dirname(join(notes, name)), { recursive: true });
  writeFileSync(join(notes, name), text);
};
const dayOf = (day: string): string => CLEAN.replaceAll('2023/08/24', day.replaceAll('-', '/'));
const tell = (editor: Editor, ...changes: [string, FileChangeType][]): Promise<void> =>
  editor.notify('workspace/didChangeWatchedFiles', {
    changes: changes.map(([name, type]) => ({ uri: uriOf(name), type })),
  });

/** A host of the real disk that says what it was asked for. */
function watchedHost(extra: Partial<Host> = {}): Host & { readonly loaded: string[]; looked: number } {
  const loaded: string[] = [];
  const host = {
    ...nodeHost,
    ...extra,
    loaded,
    looked: 0,
    files: {
      ...nodeHost.files,
      load: (uri: string) => {
        loaded.push(uri);
        return nodeHost.files.load(uri);
      },
      look: (uri: string) => {
        host.looked++;
        return nodeHost.files.look(uri);
      },
    },
  };
  return host;
}

async function start(options: EditorOptions = {}, host: Host = nodeHost): Promise<Editor> {
  const editor = await openEditor(host, {
    folders: [pathToFileURL(notes).href],
    server: { features: [indexProbe] },
    ...options,
  });
  editors.push(editor);
  return editor;
}

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
    renameSync(join(notes, '2023-08-10.md'), join(notes, '2023-08-17.md'));
    await tell(editor, ['2023-08-10.md', Deleted], ['2023-08-17.md', Created]);
    await expect.poll(() => namesIn(editor)).toEqual(['2023-08-17.md', '2023-08-24.md']);
    write('2023-08-17.md', '# Nothing\n');
    unlinkSync(join(notes, '2023-08-24.md'));
    await tell(editor, ['2023-08-17.md', Changed], ['2023-08-24.md', Deleted]);
    await expect.poll(() => namesIn(editor)).toEqual([]);
  });

  it('follows folders of which only the name is told', async () => {
    write('2023/a/2023-08-24.md', CLEAN);
    write('2022/2022-08-25.md', dayOf('2022-08-25'));
    const editor = await start();
    expect(await namesIn(editor, 'whole')).toEqual(['2022-08-25.md', '2023-08-24.md']);
    renameSync(join(notes, '2023'), join(notes, 'old'));
    rmSync(join(notes, '2022'), { recursive: true });
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
    chmodSync(join(notes, 'a/secret.md'), 0);
    symlinkSync('..', join(notes, 'a/up'));
    symlinkSync('self.md', join(notes, 'a/self.md'));
    symlinkSync('../2023-08-24.md', join(notes, 'a/latest.md'));
    writeFileSync(join(folder, '2023-08-10.md'), dayOf('2023-08-10'));
    symlinkSync(join(folder, '2023-08-10.md'), join(notes, 'a/2023-08-10.md'));
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

describe('what is kept for the next start', () => {
  const shelf = () => join(folder, 'kept');
  const open = (host: Host, capabilities = fullCapabilities) =>
    start({ capabilities, initializationOptions: { storage: shelf() } }, host);
  const hostOf = (program = 'one') => watchedHost({ keep: nodeKeep(program, undefined) });
  const end = async (editor: Editor): Promise<void> => {
    editors = editors.filter((each) => each !== editor);
    await editor.end();
  };
  const fill = async (): Promise<void> => {
    write('2023-08-24.md', CLEAN);
    write('2023-08-10.md', dayOf('2023-08-10'));
    write('README.md', '# Meetings\n');
    const editor = await open(hostOf());
    await askIndex(editor, 'whole');
    await end(editor);
  };
  const files = () => readdirSync(shelf()).map((name) => join(shelf(), name));

  it('is both tiers, and is there before any file is read', async () => {
    await fill();
    expect(
      files()
        .map((name) => name.split('.').at(-1))
        .sort(),
    ).toEqual(['details', 'summaries']);
    const fresh = await askIndex(await start(), 'whole');
    const host = hostOf();
    const before = { ...host, files: { ...host.files, load: () => new Promise<never>(() => undefined) } };
    const { meetings } = await askIndex(await open(before), 'whole');
    expect(meetings).toEqual(fresh.meetings);
  });

  it('is not taken for files that changed, came or went', async () => {
    await fill();
    write('2023-08-10.md', dayOf('2023-08-10').replace('目录配额', '目录限额'));
    write('2023-08-17.md', dayOf('2023-08-17'));
    unlinkSync(join(notes, '2023-08-24.md'));
    const { meetings } = await askIndex(await open(hostOf()), 'whole');
    expect(meetings).toEqual((await askIndex(await start(), 'whole')).meetings);
  });

  it('is compared with the files, and mended', async () => {
    await fill();
    // As if a program had changed the text and set the time back.
    const host = hostOf();
    const changed = {
      ...host,
      files: {
        ...host.files,
        load: async (uri: string) => {
          const loaded = await host.files.load(uri);
          return 'text' in loaded ? { text: loaded.text.replace('目录配额', '目录限额') } : loaded;
        },
      },
    };
    const editor = await open(changed);
    await askIndex(editor, 'whole');
    await expect
      .poll(async () => JSON.stringify(await askIndex(editor)).match(/目录限额/g)?.length ?? 0, {
        timeout: 20_000,
      })
      .toBeGreaterThan(1);
  });

  it.each([
    ['cut off', (file: string) => truncateSync(file, readFileSync(file).length - 40)],
    ['empty', (file: string) => truncateSync(file, 0)],
    [
      'damaged',
      (file: string) => {
        const bytes = readFileSync(file);
        bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
        writeFileSync(file, bytes);
      },
    ],
    [
      'no file',
      (file: string) => {
        rmSync(file);
        mkdirSync(file);
      },
    ],
  ])('is not taken where it is %s', async (_, damage) => {
    await fill();
    for (const file of files()) damage(file);
    const host = hostOf();
    const { meetings } = await askIndex(await open(host), 'whole');
    expect(host.loaded.length).toBeGreaterThanOrEqual(3);
    expect(meetings).toEqual((await askIndex(await start(), 'whole')).meetings);
  });

  it('is not taken from another program', async () => {
    await fill();
    const host = hostOf('two');
    await askIndex(await open(host), 'whole');
    expect(host.loaded.length).toBeGreaterThanOrEqual(3);
  });

  it('is not needed', async () => {
    write('2023-08-24.md', CLEAN);
    writeFileSync(shelf(), 'in the way');
    const editor = await open(hostOf());
    expect(await namesIn(editor, 'whole')).toEqual(['2023-08-24.md']);
    await end(editor);
    expect(existsSync(join(shelf(), 'x'))).toBe(false);
  });
});
