import { afterEach, describe, expect, it } from 'vitest';
import { type Editor, fullCapabilities, openEditor, type TestHost, testHost } from '../support/editor.ts';
import { CLEAN, DAMAGED } from '../support/samples.ts';

const FILE = 'file:///notes/2023-08-24.md';
const start = { line: 0, character: 0 };

let editor: Editor;
let host: TestHost;
afterEach(async () => editor.end());

/** Documents that show something which is written elsewhere; of most, the path is that of the file. */
const views = [
  'git:/notes/2023-08-24.md?%7B%22ref%22%3A%22HEAD%22%7D',
  'vscode-scm:git/scm0/input?rootUri%3Dfile%3A///notes',
  'vscode-notebook-cell:/notes/2023-08-24.ipynb#W0sZmlsZQ%3D%3D',
  'vscode-local-history:/notes/2023-08-24.md',
  'gitlens:/notes/2023-08-24.md',
  'output:extension-output-minutes',
  'fugitive:///notes/.git//0/2023-08-24.md',
];

describe('a view of something that is written elsewhere', () => {
  it.each(views)('gets nothing: %s', async (uri) => {
    host = testHost();
    editor = await openEditor(host, { initializationOptions: { status: true } });
    await editor.open(uri, DAMAGED);
    const textDocument = { uri };
    const range = { start, end: { line: 40, character: 0 } };
    expect(await editor.rules(uri)).toEqual([]);
    const answers = {
      'textDocument/hover': { textDocument, position: { line: 2, character: 0 } },
      'textDocument/completion': { textDocument, position: start },
      'textDocument/codeAction': { textDocument, range, context: { diagnostics: [] } },
      'textDocument/documentLink': { textDocument },
      'textDocument/documentSymbol': { textDocument },
      'minutes/meeting': { uri },
      'minutes/checklist': { uri },
    };
    for (const [method, params] of Object.entries(answers)) {
      const answer = await editor.request<unknown>(method, params);
      expect([method, isNothing(answer) ? null : answer]).toEqual([method, null]);
    }
    await editor.replace(uri, '2023/08-24', '2023/08-25');
    await host.advance(10_000);
    // No minutes were seen, so none of the workspace are looked for.
    expect(await editor.request('minutes/meetings', {})).toMatchObject({ state: 'reading', series: [] });
    expect(editor.heard.log.filter((words) => /error|failed/i.test(words))).toEqual([]);
  });

  it('is nothing to editors that are told by themselves, either', async () => {
    host = testHost();
    const { diagnostic: _, ...textDocument } = fullCapabilities.textDocument ?? {};
    editor = await openEditor(host, { capabilities: { ...fullCapabilities, textDocument } });
    await editor.open(views[0]!, DAMAGED);
    await host.advance(10_000);
    await editor.notify('textDocument/didClose', { textDocument: { uri: views[0] } });
    await host.advance(10_000);
    expect(editor.heard.published).toEqual([]);
  });

  it('is not taken for the file', async () => {
    host = testHost({ [FILE]: CLEAN });
    editor = await openEditor(host);
    await editor.open(views[0]!, CLEAN.replace(/^#### .*$/gm, '#### 旧的议题'));
    const { hits } = await editor.request<{ hits: unknown[] }>('minutes/search', { words: '旧的议题' });
    expect(hits).toEqual([]);
    const { series } = await editor.request<{ series: { meetings: { uri: string }[] }[] }>(
      'minutes/meetings',
      { wait: true },
    );
    expect(series.flatMap(({ meetings }) => meetings.map(({ uri }) => uri))).toEqual([FILE]);
  });
});

function isNothing(answer: unknown): boolean {
  return answer === null || (Array.isArray(answer) && answer.length === 0);
}
