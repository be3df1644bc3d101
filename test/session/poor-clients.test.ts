import { afterEach, describe, expect, it } from 'vitest';
import type {
  CodeAction,
  CompletionList,
  Hover,
  InitializeParams,
  MessageType,
  SymbolInformation,
  TextDocumentEdit,
} from 'vscode-languageserver';
import { type Editor, type EditorOptions, openEditor, type TestHost, testHost } from '../support/editor.ts';
import { CLEAN, DAMAGED } from '../support/samples.ts';

const ROOT = 'file:///notes%20%E4%BC%9A/';
const FOLDER = `${ROOT}Double%20Week%20Meetings/`;
const FILE = `${FOLDER}2023-08-24.md`;
const NEXT = `${FOLDER}2023-09-07.md`;
const disk = { [FILE]: DAMAGED, [`${FOLDER}2023-08-10.md`]: CLEAN.replaceAll('2023/08/24', '2023/08/10') };

/** What the server may ask of editors that say so. */
const REQUESTS = [
  'client/registerCapability',
  'window/showDocument',
  'window/showMessageRequest',
  'window/workDoneProgress/create',
  'workspace/applyEdit',
  'workspace/codeLens/refresh',
  'workspace/configuration',
  'workspace/diagnostic/refresh',
  'workspace/workspaceFolders',
];

let editor: Editor;
let host: TestHost;
/** What the server asked of the editor, and what it told the user. */
let asked: string[];
let told: { readonly type: MessageType; readonly message: string }[];
afterEach(async () => editor.end());

async function start(
  capabilities: InitializeParams['capabilities'],
  options: Omit<EditorOptions, 'capabilities'> = {},
): Promise<void> {
  host = testHost(disk);
  const pen = {
    async make(uri: string, text: string) {
      if (host.disk.has(uri)) return false;
      host.disk.set(uri, text);
      return true;
    },
    async show(name: string, text: string) {
      host.disk.set(`file:///tmp/${name}`, text);
      return `file:///tmp/${name}`;
    },
    clear() {
      for (const uri of host.disk.keys()) if (uri.startsWith('file:///tmp/')) host.disk.delete(uri);
    },
  };
  editor = await openEditor({ ...host, pen }, { folders: [ROOT], ...options, capabilities });
  asked = [];
  told = [];
  for (const method of REQUESTS)
    editor.connection.onRequest(method, () => {
      asked.push(method);
      return null;
    });
  editor.connection.onNotification('window/showMessage', (params) => void told.push(params));
  await editor.open(FILE, DAMAGED);
  await rest();
}

/** Lets what was said arrive and everything come due. */
async function rest(): Promise<void> {
  await editor.settle();
  await host.advance(5000);
  await editor.settle();
}

const published = (): string[] | undefined =>
  editor.heard.published
    .findLast(({ uri }) => uri === FILE)
    ?.diagnostics.map(({ code }) => String(code))
    .sort();
const textDocument = { uri: FILE };
const execute = <R>(command: string, argument?: unknown): Promise<R> =>
  editor.request('workspace/executeCommand', {
    command,
    ...(argument === undefined ? {} : { arguments: [argument] }),
  });
const atLine = (words: string): { line: number; character: number } => ({
  line: DAMAGED.split('\n').findIndex((line) => line.includes(words)),
  character: 6,
});

describe('an editor that can do nothing of its own accord', () => {
  it('is sent the findings, and asked for nothing', async () => {
    await start({});
    expect(editor.result.capabilities).toMatchObject({ positionEncoding: 'utf-16' });
    expect(editor.result.capabilities.diagnosticProvider).toBeUndefined();
    expect(editor.result.capabilities.codeActionProvider).toBeUndefined();
    expect(editor.result.capabilities.workspace?.workspaceFolders).toBeUndefined();
    expect(published()).toEqual(['join-reused', 'ordinal-sequence', 'time-malformed']);
    await editor.replace(FILE, '2023/08-24', '2023/08/24');
    await rest();
    expect(published()).toEqual(['join-reused', 'ordinal-sequence']);
    expect([...asked, ...editor.heard.registrations, ...editor.heard.applied]).toEqual([]);
    expect(editor.heard.refreshes).toBe(0);
  });

  it('is told in plain words', async () => {
    await start({});
    const symbols = await editor.request<SymbolInformation[]>('textDocument/documentSymbol', {
      textDocument,
    });
    expect(symbols.find(({ name }) => name === '客户端缓存')).toMatchObject({
      containerName: 'Curve文件存储',
      location: { uri: FILE },
    });
    const hover = await editor.request<Hover>('textDocument/hover', {
      textDocument,
      position: { line: 2, character: 2 },
    });
    expect(hover.contents).toMatchObject({ kind: 'plaintext' });
    expect(JSON.stringify(hover.contents)).not.toContain('**');
    await editor.replace(FILE, '#### 周边生态', '/');
    const { items } = await editor.request<CompletionList>('textDocument/completion', {
      textDocument,
      position: { ...atLine('#### 周边生态'), character: 1 },
    });
    expect(items.length).toBeGreaterThan(0);
    for (const { insertTextFormat, textEdit } of items) {
      expect(insertTextFormat).toBe(1);
      expect(textEdit?.newText).not.toMatch(/\$\{?\d/);
    }
  });

  it('has its outline, folds, selections, places and symbols', async () => {
    await start({});
    const position = atLine('#### Curve块存储');
    for (const [method, params] of [
      ['textDocument/foldingRange', { textDocument }],
      ['textDocument/selectionRange', { textDocument, positions: [position] }],
      ['textDocument/documentHighlight', { textDocument, position }],
      ['textDocument/references', { textDocument, position, context: { includeDeclaration: true } }],
      ['workspace/symbol', { query: 'kuaicunchu' }],
    ] as const)
      expect(await editor.request<unknown[]>(method, params), method).not.toEqual([]);
    expect(await editor.request('textDocument/definition', { textDocument, position })).toMatchObject({
      uri: `${FOLDER}2023-08-10.md`,
    });
  });

  it('says why the server cannot change anything', async () => {
    await start({});
    const problem = 'This editor does not let the language server change files.';
    expect(await execute('minutes.fixAll', FILE)).toEqual({ problem });
    expect(told).toEqual([{ type: 2, message: problem }]);
  });

  it('has new minutes made on the disk, and is told where', async () => {
    await start({});
    expect(await execute('minutes.newMeeting', { uri: FILE, date: '2023-09-07' })).toEqual({
      uri: NEXT,
      exists: false,
    });
    expect(host.disk.get(NEXT)).toContain('2023/09/07 19:00~19:30');
    expect(told).toEqual([
      {
        type: 3,
        message: 'New minutes “2023-09-07.md”: /notes 会/Double Week Meetings/2023-09-07.md',
      },
    ]);
    expect(asked).toEqual([]);
  });

  it('has the history laid down as a page', async () => {
    await start({});
    const { entries } = await execute<{ entries: unknown[] }>('minutes.history', { words: 'Curve块存储' });
    expect(entries).toHaveLength(2);
    expect(host.disk.get('file:///tmp/history.md')).toMatch(/^# Curve块存储\n\nIn 2 meetings/);
    expect(told).toEqual([{ type: 3, message: 'History of Curve块存储: /tmp/history.md' }]);
    await execute('minutes.search', { words: '克隆' });
    expect(host.disk.get('file:///tmp/search.md')).toMatch(/^- \[2023-08-24\]\(<file:.*#L\d+>\)/);
  });

  it('may send no arguments', async () => {
    await start({});
    for (const params of [{ command: 'minutes.history' }, { command: 'minutes.fixAll', arguments: null }])
      expect(await editor.request('workspace/executeCommand', params)).toBeNull();
    expect(await execute('minutes.newMeeting')).toMatchObject({ exists: false });
  });
});

describe('an editor that knows edits of the first kind alone', () => {
  const capabilities: InitializeParams['capabilities'] = {
    workspace: { applyEdit: true },
    textDocument: { codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } } },
    window: { showDocument: { support: true } },
  };

  it('gets repairs whole, at once and by `changes`', async () => {
    await start(capabilities);
    const range = { start: { line: 2, character: 0 }, end: { line: 2, character: 22 } };
    const actions = await editor.request<CodeAction[]>('textDocument/codeAction', {
      textDocument,
      range,
      context: { diagnostics: [] },
    });
    const repair = actions.find(({ kind }) => kind === 'quickfix');
    expect(repair?.edit).toEqual({
      changes: { [FILE]: [expect.objectContaining({ newText: '2023/08/24 19:00~19:30' })] },
    });
    for (const { edit, command, data, isPreferred } of actions) {
      expect(edit ?? command).toBeDefined();
      expect(edit?.documentChanges).toBeUndefined();
      expect([data, isPreferred]).toEqual([undefined, undefined]);
    }
  });

  it('shows what was made', async () => {
    await start(capabilities);
    editor.connection.onRequest('window/showDocument', ({ uri }) => {
      asked.push(`show ${uri}`);
      return { success: true };
    });
    await execute('minutes.newMeeting', { uri: FILE, date: '2023-09-07' });
    await execute('minutes.history', { words: 'Curve块存储' });
    expect(asked).toEqual([`show ${NEXT}`, 'show file:///tmp/history.md']);
    expect(told).toEqual([]);
  });

  it('is told where a document is that it did not show', async () => {
    await start(capabilities);
    editor.connection.onRequest('window/showDocument', () => ({ success: false }));
    await execute('minutes.history', { words: 'Curve块存储' });
    expect(told.map(({ message }) => message)).toEqual(['History of Curve块存储: /tmp/history.md']);
  });
});

it('an editor that makes files gets them by an edit, even if it does not speak of document changes', async () => {
  await start({ workspace: { applyEdit: true, workspaceEdit: { resourceOperations: ['create'] } } });
  editor.connection.onRequest('workspace/applyEdit', ({ edit }) => {
    editor.heard.applied.push(edit);
    return { applied: true };
  });
  await execute('minutes.newMeeting', { uri: FILE, date: '2023-09-07' });
  const [create, write] = editor.heard.applied[0]?.documentChanges ?? [];
  expect(create).toMatchObject({ kind: 'create', uri: NEXT });
  expect((write as TextDocumentEdit).textDocument).toEqual({ uri: NEXT, version: null });
  expect(editor.heard.applied[0]?.changeAnnotations).toBeUndefined();
  expect(host.disk.has(NEXT)).toBe(false);
});

describe('the first message', () => {
  const meetings = async (): Promise<unknown[]> =>
    (await editor.request<unknown[]>('workspace/symbol', { query: 'Curve块存储' })) ?? [];

  it.each<[string, Partial<InitializeParams>]>([
    ['a root', { workspaceFolders: null, rootUri: ROOT }],
    ['a path', { workspaceFolders: null, rootUri: null, rootPath: '/notes 会' }],
  ])('may name the folder by %s', async (_, greeting) => {
    await start({}, { greeting });
    expect(await meetings()).toHaveLength(2);
  });

  it('may name no folder', async () => {
    await start({}, { greeting: { workspaceFolders: null, rootUri: null } });
    expect(published()).toContain('time-malformed');
  });

  it('may offer other encodings first, which changes no position', async () => {
    await start({ general: { positionEncodings: ['utf-8', 'utf-32', 'utf-16'] } });
    expect(editor.result.capabilities.positionEncoding).toBe('utf-16');
    await editor.change(FILE, [{ text: DAMAGED.replace('2023/08-24', '🎉𠮷 2023/08-24') }]);
    await rest();
    const { diagnostics = [] } = editor.heard.published.at(-1) ?? {};
    expect(diagnostics.find(({ code }) => code === 'time-malformed')?.range.start).toEqual({
      line: 2,
      character: 5,
    });
  });

  it('may hold the settings of an editor that has nothing to say when it is asked', async () => {
    const initializationOptions = { settings: { rules: { 'time-malformed': 'off' } } };
    await start({ workspace: { configuration: true } }, { initializationOptions });
    expect(published()).toEqual(['join-reused', 'ordinal-sequence']);
  });

  it('may hold the settings, and a notification may change them', async () => {
    await start({}, { initializationOptions: { settings: { rules: { 'time-malformed': 'off' } } } });
    expect(published()).toEqual(['join-reused', 'ordinal-sequence']);
    await editor.notify('workspace/didChangeConfiguration', {
      settings: { minutes: { rules: { 'ordinal-sequence': 'off' } } },
    });
    await rest();
    expect(published()).toEqual(['join-reused', 'time-malformed']);
  });
});
