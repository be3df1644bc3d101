import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver';
import { curve } from '../../server/language-service/profiles/curve.ts';
import { rules } from '../../server/language-service/rules/index.ts';
import { type Editor, fullCapabilities, openEditor, type TestHost, testHost } from '../support/editor.ts';
import { readMarks } from '../support/marked-text.ts';
import { root } from '../support/paths.ts';
import { pseudoTranslations, unspoken } from '../support/pseudo.ts';
import { CLEAN, DAMAGED } from '../support/samples.ts';
import { minutesOn } from '../support/series.ts';

const FOLDER = 'file:///notes/2023/';
const FILE = `${FOLDER}2023-08-24.md`;
const PAGE = 'file:///notes/README.md';
const PROJECT = 'file:///notes/other/.minutes.json';
const INVITATIONS = readFileSync(join(root, 'test/fixtures/invitations.txt'), 'utf8');
const words = pseudoTranslations(JSON.parse(readFileSync(join(root, 'l10n/server.zh-cn.json'), 'utf8')));

/** What of an answer no user reads: addresses, text for the document, and what only programs look at. */
const unread =
  /^(?:uri|targetUri|href|target|newText|insertText|textEdit|textEdits|insert|snippet|text|ics|code|kind|command|arguments|data|id|resultId|key|keys|filterText|sortText|commitCharacters|annotationId|ruleId|folder|path|state|status|severity|phase|why)$/;

/** Texts that a user reads in an answer, each with where it stands. */
function* readable(value: unknown, path = ''): Generator<readonly [string, string]> {
  if (typeof value === 'string') yield [path, value];
  else if (Array.isArray(value)) for (const each of value) yield* readable(each, `${path}[]`);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, each] of Object.entries(value)) {
      const texts = typeof each === 'string' && unread.test(key);
      if (!texts && !/^(?:changes|arguments|data|filters)$/.test(key))
        yield* readable(each, `${path}.${key}`);
    }
  }
}

const examples = rules.flatMap(({ examples }) =>
  examples.map((example) => ({ ...example, text: readMarks(example.bad ?? example.good ?? '').text })),
);
const data = [
  CLEAN,
  DAMAGED,
  INVITATIONS,
  JSON.stringify(curve),
  ...rules.map(({ id, options = [] }) => [id, ...options.map(({ name }) => name)].join(' ')),
  ...examples.flatMap(({ text, file = '', files = {} }) => [text, file, ...Object.keys(files)]),
].join('\n');

let editor: Editor;
let host: TestHost;
afterEach(async () => editor.end());

/** What of everything that was answered no translation says, by method and place; each once. */
const untranslated = new Set<string>();
let seen = 0;

function hear(method: string, said: unknown): void {
  for (const [path, text] of readable(said)) {
    seen += text.includes('⟦') ? 1 : 0;
    for (const word of unspoken(text, data)) untranslated.add(`${method}${path}: ${word} in ${text}`);
  }
}

async function ask<R>(method: string, params: unknown): Promise<R> {
  const answer = await editor.request<R>(method, params).catch((error: Error) => error.message as R);
  hear(method, answer);
  return answer;
}

async function start(disk: Readonly<Record<string, string>>, settings: unknown = {}): Promise<void> {
  host = { ...testHost(disk), translations: () => words };
  editor = await openEditor(host, {
    initializationOptions: { locale: 'zh-cn', client: 'vscode', rulePage: 'https://example.org/{id}' },
    settings: () => settings,
    capabilities: {
      ...fullCapabilities,
      workspace: {
        ...fullCapabilities.workspace,
        fileOperations: { willRename: true },
        workspaceEdit: {
          documentChanges: true,
          snippetEditSupport: true,
          resourceOperations: ['create', 'rename', 'delete'],
          changeAnnotationSupport: { groupsOnLabel: true },
        },
      },
      textDocument: { ...fullCapabilities.textDocument, rename: { prepareSupport: true } },
    },
  });
  editor.connection.onRequest('workspace/applyEdit', (params) => {
    hear('workspace/applyEdit', params);
    return { applied: false };
  });
  untranslated.clear();
  seen = 0;
}

/** Everything that can be asked about a place. */
async function askAt(uri: string, line: number, character: number): Promise<void> {
  const at = { textDocument: { uri }, position: { line, character } };
  await ask('textDocument/hover', at);
  await ask('textDocument/completion', at);
  await ask('textDocument/prepareRename', at);
}

/** Everything that can be asked about a document. */
async function askAbout(uri: string, step: number): Promise<void> {
  const document = { textDocument: { uri } };
  const { items } = await ask<{ items: Diagnostic[] }>('textDocument/diagnostic', document);
  for (const { range } of items) {
    const context = { diagnostics: items.filter((each) => each.range === range) };
    const actions = await ask<object[]>('textDocument/codeAction', { ...document, range, context });
    for (const action of actions ?? []) if ('data' in action) await ask('codeAction/resolve', action);
    await ask('textDocument/hover', { ...document, position: range.start });
  }
  await ask('textDocument/documentSymbol', document);
  await ask('textDocument/documentLink', document);
  await ask('textDocument/codeLens', document);
  await ask('textDocument/foldingRange', document);
  await ask('minutes/checklist', { uri });
  await ask('minutes/explain', { uri });
  await ask('minutes/meeting', { uri });
  const lines = editor.text(uri).split('\n');
  for (let line = 0; line < lines.length; line += step)
    for (const at of new Set([0, 4, lines[line]!.length]))
      await askAt(uri, line, Math.min(at, lines[line]!.length));
}

describe('everything that the language server says is a message', () => {
  it('about minutes of a series, and what commands answer', async () => {
    const disk = {
      [FILE]: DAMAGED,
      [`${FOLDER}2023-07-27.md`]: minutesOn('2023-07-27', ['#### 快照', '- #2387 快照 @a', '- 存储大会分享']),
      [`${FOLDER}2023-08-10.md`]: minutesOn('2023-08-10', ['#### 快照', '- #2387 快照']),
      [PAGE]: '# 双周会\n\n<!-- minutes-index -->\n<!-- /minutes-index -->\n',
    };
    await start(disk);
    await editor.open(FILE, DAMAGED);
    await editor.open(PAGE, disk[PAGE]!);
    await editor.pull(FILE);
    await host.advance(10_000);
    await askAbout(FILE, 1);
    await askAbout(PAGE, 1);
    const run = (command: string, ...args: unknown[]): Promise<unknown> =>
      ask('workspace/executeCommand', { command: `minutes.${command}`, arguments: args });
    await ask('workspace/symbol', { query: '快照' });
    await ask('minutes/meetings', {});
    await ask('minutes/search', { words: '快照' });
    await ask('minutes/search', { words: 'nothing says this' });
    await ask('minutes/history', { words: '#2387' });
    await run('history', { words: '#2387' });
    await run('search', { words: '快照' });
    await run('updateIndexPage', { uri: PAGE });
    for (const params of [
      { uri: FILE },
      { uri: FILE, date: '2023-13-45' },
      { uri: FILE, date: '2023-08-10' },
      { uri: FILE, date: '2023-08-31' },
      { uri: 'file:///none.md', date: '2023-08-31' },
    ]) {
      await ask('minutes/changeDate', params);
      await run('changeDate', params);
      await ask('minutes/planMeeting', params);
      await ask('minutes/newMeeting', params);
      await ask('minutes/ics', params);
      await run('exportIcs', params);
      await ask('minutes/indexPage', params);
    }
    await run('newMeeting', {});
    for (const text of INVITATIONS.split(/\n={3,}\n|\n-{5,}\n/).slice(0, 12)) {
      const range = { start: { line: 6, character: 0 }, end: { line: 6, character: 0 } };
      await ask('minutes/paste', { uri: FILE, range, text });
    }
    const line = editor
      .text(FILE)
      .split('\n')
      .findIndex((each) => each.startsWith('####'));
    const position = { line, character: 6 };
    await ask('textDocument/rename', { textDocument: { uri: FILE }, position, newName: '新的名称' });
    await ask('textDocument/rename', {
      textDocument: { uri: FILE },
      position: { line: 1, character: 3 },
      newName: 'x',
    });
    const renamed = { oldUri: FILE, newUri: `${FOLDER}2023-08-31.md` };
    await ask('workspace/willRenameFiles', { files: [renamed] });
    expect([...untranslated]).toEqual([]);
    expect(seen).toBeGreaterThan(100);
  });

  it('about every example of every rule', async () => {
    const all = Object.fromEntries(rules.map(({ id }) => [id, { severity: 'warning' }]));
    await start({}, { rules: all });
    for (const [at, { text, file = '2023-08-24.md' }] of examples.entries()) {
      const uri = `file:///notes/${at}/${encodeURIComponent(file)}`;
      await editor.open(uri, text);
      await askAbout(uri, 4);
      await editor.notify('textDocument/didClose', { textDocument: { uri } });
    }
    expect([...untranslated]).toEqual([]);
    expect(seen).toBeGreaterThan(500);
  });

  it('about a project file, and in an empty document', async () => {
    const text =
      '{ "extends": "curv", "files": "x", "rules": { "time-formt": "of" }, "zone": 3, "layouts": [], x }';
    await start({});
    await editor.open(PROJECT, text, 'jsonc');
    await ask('textDocument/diagnostic', { textDocument: { uri: PROJECT } });
    const blank = `${FOLDER}2023-09-07.md`;
    await editor.open(blank, '');
    await askAt(blank, 0, 0);
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    await ask('textDocument/codeAction', {
      textDocument: { uri: blank },
      range,
      context: { diagnostics: [] },
    });
    expect([...untranslated]).toEqual([]);
    expect(seen).toBeGreaterThan(5);
  });
});
