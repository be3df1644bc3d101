import { afterEach, describe, expect, it } from 'vitest';
import type { CodeAction } from 'vscode-languageserver';
import { commands } from '../../server/language-service/commands/index.ts';
import type { Feature } from '../../server/language-service/features/feature.ts';
import { features } from '../../server/language-service/features/index.ts';
import { ableClient } from '../../server/language-service/workspace/client.ts';
import {
  type Editor,
  type EditorOptions,
  fullCapabilities,
  openEditor,
  type TestHost,
  testHost,
} from '../support/editor.ts';
import { CLEAN, DAMAGED } from '../support/samples.ts';

const FOLDER = 'file:///notes/Double%20Week%20Meetings/';
const FILE = `${FOLDER}2023-08-24.md`;
const WHOLE = { start: { line: 0, character: 0 }, end: { line: 1000, character: 0 } };

let editor: Editor;
let host: TestHost;

async function start(
  options: EditorOptions = {},
  disk: Readonly<Record<string, string>> = {},
): Promise<void> {
  host = testHost(disk);
  editor = await openEditor(host, options);
}

afterEach(async () => editor.end());

describe('a session', () => {
  it('announces what the features can do, and nothing else', async () => {
    await start();
    expect(Object.keys(editor.result.capabilities).sort()).toEqual([
      'codeActionProvider',
      'codeLensProvider',
      'completionProvider',
      'definitionProvider',
      'diagnosticProvider',
      'documentHighlightProvider',
      'documentLinkProvider',
      'documentSymbolProvider',
      'executeCommandProvider',
      'foldingRangeProvider',
      'hoverProvider',
      'positionEncoding',
      'referencesProvider',
      'renameProvider',
      'selectionRangeProvider',
      'textDocumentSync',
      'workspace',
      'workspaceSymbolProvider',
    ]);
    expect(editor.result.capabilities.documentFormattingProvider).toBeUndefined();
  });

  it('announces nothing twice', async () => {
    await start();
    const announced = features.flatMap((feature) => Object.keys(feature.capabilities(ableClient, {}) ?? {}));
    const providers = announced.filter((name) => name.endsWith('Provider'));
    expect(new Set(providers).size).toBe(providers.length);
    expect(new Set(features.map(({ method }) => method)).size).toBe(features.length);
  });

  it('leaves out what the editor has itself', async () => {
    await start({
      initializationOptions: {
        features: { outline: false, folding: false, selectionRange: false },
        commands: [...commands.map(({ id }) => id), 'minutes.openRule'],
      },
    });
    const { capabilities } = editor.result;
    expect(capabilities.documentSymbolProvider).toBeUndefined();
    expect(capabilities.foldingRangeProvider).toBeUndefined();
    expect(capabilities.selectionRangeProvider).toBeUndefined();
    expect(capabilities.executeCommandProvider).toBeUndefined();
  });

  it('finds, repairs and finds nothing more', async () => {
    await start();
    await editor.open(FILE, DAMAGED);
    const first = await editor.pull(FILE);
    expect(first.items.map(({ code }) => code)).toContain('time-malformed');
    expect(await editor.pull(FILE, first.resultId)).toEqual({ kind: 'unchanged', resultId: first.resultId });

    const actions = await editor.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: FILE },
      range: WHOLE,
      context: { diagnostics: first.items, only: ['source.fixAll'] },
    });
    expect(actions.map(({ kind }) => kind)).toEqual(['source.fixAll.minutes']);
    expect(actions[0]!.edit).toBeUndefined();
    const resolved = await editor.request<CodeAction>('codeAction/resolve', actions[0]);
    await editor.apply(resolved.edit!);
    expect(editor.text(FILE)).toBe(CLEAN);
    const after = await editor.pull(FILE, first.resultId);
    expect(after.items).toEqual([]);
    expect(after.resultId).not.toBe(first.resultId);
  });

  it('gives a single repair with the version it is for', async () => {
    await start();
    await editor.open(FILE, DAMAGED);
    const { items } = await editor.pull(FILE);
    const malformed = items.find(({ code }) => code === 'time-malformed')!;
    const actions = await editor.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: FILE },
      range: malformed.range,
      context: { diagnostics: [malformed], only: ['quickfix'], triggerKind: 1 },
    });
    const preferred = actions.filter(({ isPreferred }) => isPreferred);
    expect(preferred).toHaveLength(1);
    expect(preferred[0]!.diagnostics).toEqual([malformed]);
    await editor.apply(preferred[0]!.edit!);
    expect(editor.text(FILE)).toContain('2023/08/24 19:00~19:30');
  });

  it('runs fix all as a command for editors without one', async () => {
    await start();
    await editor.open(FILE, DAMAGED);
    await editor.request('workspace/executeCommand', { command: 'minutes.fixAll', arguments: [FILE] });
    expect(editor.text(FILE)).toBe(CLEAN);
    expect(editor.heard.applied).toHaveLength(1);
  });

  it('takes several changes in one message as they come, and whole texts', async () => {
    await start();
    await editor.open(FILE, DAMAGED);
    await editor.change(FILE, [
      { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: '\n' },
      { range: { start: { line: 3, character: 7 }, end: { line: 3, character: 8 } }, text: '/' },
      { range: { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } }, text: '' },
    ]);
    expect(await editor.rules(FILE)).not.toContain('time-malformed');
    await editor.change(FILE, [{ text: CLEAN }]);
    expect(await editor.rules(FILE)).toEqual([]);
  });

  it('works once for a burst of edits, the questions in between being cancelled', async () => {
    let looks = 0;
    const counting = features.map(
      (feature): Feature =>
        feature.method === 'textDocument/hover'
          ? {
              ...feature,
              handle(snapshot, params) {
                looks++;
                return feature.handle(snapshot, params);
              },
            }
          : feature,
    );
    await start({ server: { features: counting } });
    await editor.open(FILE, CLEAN);
    const { CancellationTokenSource } = await import('vscode-languageserver/node');
    const answers: Promise<unknown>[] = [];
    for (let index = 0; index < 20; index++) {
      const source = new CancellationTokenSource();
      await editor.replace(FILE, '目录配额', '目录配额。');
      answers.push(
        editor.connection
          .sendRequest(
            'textDocument/hover',
            { textDocument: { uri: FILE }, position: { line: 2, character: 3 } },
            source.token,
          )
          .catch((error: { code: number }) => error.code),
      );
      if (index < 19) source.cancel();
    }
    const outcomes = await Promise.all(answers);
    expect(outcomes.slice(0, 19)).toEqual(Array(19).fill(-32800));
    expect(outcomes[19]).toMatchObject({ contents: { kind: 'markdown' } });
    expect(looks).toBe(1);
  });

  it('survives a feature that fails, and says so in the log', async () => {
    const broken: Feature = {
      method: 'textDocument/hover',
      capabilities: () => ({ hoverProvider: true }),
      handle() {
        throw new Error('this feature is broken');
      },
    };
    await start({
      server: { features: [broken, ...features.filter(({ method }) => method !== broken.method)] },
    });
    await editor.open(FILE, DAMAGED);
    const params = { textDocument: { uri: FILE }, position: { line: 0, character: 0 } };
    expect(await editor.request('textDocument/hover', params)).toBeNull();
    expect(await editor.rules(FILE)).toContain('time-malformed');
    expect(editor.heard.log.join('\n')).toContain('this feature is broken');
  });

  it('says nothing of other Markdown', async () => {
    await start({ initializationOptions: { status: true } });
    const readme = 'file:///notes/README.md';
    await editor.open(readme, '# Notes\n\nTODO 2023/08-24 #12\n');
    const place = { textDocument: { uri: readme }, position: { line: 2, character: 3 } };
    expect(await editor.rules(readme)).toEqual([]);
    for (const method of ['hover', 'completion', 'documentSymbol', 'documentLink', 'foldingRange'])
      expect(await editor.request(`textDocument/${method}`, place)).toBeNull();
    const context = { diagnostics: [] };
    expect(await editor.request('textDocument/codeAction', { ...place, range: WHOLE, context })).toBeNull();
    expect(editor.heard.statuses).toEqual([{ uri: readme }]);
  });

  it('tells what it found when it is asked to', async () => {
    await start({ initializationOptions: { status: true } });
    await editor.open(FILE, DAMAGED);
    const { items } = await editor.pull(FILE);
    expect(editor.heard.statuses).toMatchObject([{ uri: FILE, profile: 'curve', layout: 'F' }]);
    const { findings } = editor.heard.statuses[0] as { findings: Record<string, number> };
    expect(Object.values(findings).reduce((sum, each) => sum + each)).toBe(items.length);
  });

  it('speaks the language of the editor', async () => {
    await start({
      initializationOptions: { locale: 'zh-cn', rulePage: 'https://example.org/rules/{id}.md' },
    });
    expect(editor.result.capabilities.documentSymbolProvider).toEqual({ label: '会议纪要' });
    await editor.open(FILE, DAMAGED);
    const { items } = await editor.pull(FILE);
    const malformed = items.find(({ code }) => code === 'time-malformed')!;
    expect(malformed.source).toBe('会议纪要');
    expect(malformed.message).toMatch(/[\u4e00-\u9fa5]/);
    expect(malformed.codeDescription).toEqual({ href: 'https://example.org/rules/time-malformed.md' });
  });
});

describe('an editor that does not ask for diagnostics', () => {
  const { diagnostic: _, ...textDocument } = fullCapabilities.textDocument!;
  const capabilities = { ...fullCapabilities, textDocument };

  it('is sent them, at once when it opens a document and after a pause when it changes one', async () => {
    await start({ capabilities });
    expect(editor.result.capabilities.diagnosticProvider).toBeUndefined();
    await editor.open(FILE, DAMAGED);
    await editor.settle();
    expect(editor.heard.published).toHaveLength(1);
    expect(editor.heard.published[0]!.diagnostics.map(({ code }) => code)).toContain('time-malformed');
    await editor.change(FILE, [{ text: CLEAN }]);
    await editor.change(FILE, [{ text: `${CLEAN}\n` }]);
    await editor.settle();
    expect(editor.heard.published).toHaveLength(1);
    await host.advance(200);
    expect(editor.heard.published).toHaveLength(2);
    expect(editor.heard.published[1]).toMatchObject({ version: 3, diagnostics: [] });
    expect(editor.heard.refreshes).toBe(0);
  });

  it('has them taken away when the document is closed', async () => {
    await start({ capabilities });
    await editor.open(FILE, DAMAGED);
    await editor.settle();
    await editor.notify('textDocument/didClose', { textDocument: { uri: FILE } });
    await editor.settle();
    expect(editor.heard.published.at(-1)).toMatchObject({ uri: FILE, diagnostics: [] });
  });

  it('is never sent them where it does ask', async () => {
    await start();
    await editor.open(FILE, DAMAGED);
    await editor.pull(FILE);
    await editor.change(FILE, [{ text: CLEAN }]);
    await host.advance(5000);
    await editor.notify('textDocument/didClose', { textDocument: { uri: FILE } });
    await editor.settle();
    expect(editor.heard.published).toEqual([]);
  });
});
