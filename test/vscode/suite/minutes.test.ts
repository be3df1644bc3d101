import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { fileUri, findings, open, revertAll, rule } from './editor.ts';

const damaged = 'minutes/2023-08-24.md';
const clean = 'minutes/2023-08-10.md';
const includes =
  (...expected: readonly string[]) =>
  (rules: readonly string[]) =>
    expected.every((one) => rules.includes(one));

describe('minutes', () => {
  afterEach(revertAll);

  it('show what is wrong, on the characters that are wrong', async () => {
    const { document } = await open(damaged);
    const found = await findings(document.uri, includes('time-malformed', 'link-space', 'section-missing'));
    const words = (id: string) =>
      found.filter((one) => rule(one) === id).map(({ range }) => document.getText(range));
    assert.match(words('time-malformed')[0]!, /2023\/08-24/);
    assert.ok(words('url-swallows-text').some((text) => text.includes('，欢迎试用')));
    assert.equal(
      new Set(found.map((one) => `${rule(one)} ${JSON.stringify(one.range)}`)).size,
      found.length,
      'twice the same',
    );
  });

  it('show nothing when nothing is wrong', async () => {
    const broken = fileUri(damaged);
    const { document } = await open(clean);
    await vscode.workspace.openTextDocument(broken);
    await open(damaged);
    await findings(broken, (rules) => rules.length > 0);
    const serious = vscode.languages
      .getDiagnostics(document.uri)
      .filter(({ severity }) => severity <= vscode.DiagnosticSeverity.Warning);
    assert.deepEqual(
      serious.map(({ message }) => message),
      [],
    );
  });

  it('are repaired by a quick fix, which takes its finding away', async () => {
    const { document } = await open(damaged);
    const found = await findings(document.uri, includes('time-malformed'));
    const malformed = found.find((one) => rule(one) === 'time-malformed')!;
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      malformed.range,
      vscode.CodeActionKind.QuickFix.value,
      10,
    );
    const fix = actions.find(({ edit, isPreferred }) => edit !== undefined && isPreferred);
    assert.ok(fix?.edit, `no preferred fix among: ${actions.map(({ title }) => title).join(' | ')}`);
    const before = document.getText().split('\n');
    assert.ok(await vscode.workspace.applyEdit(fix.edit));
    await findings(document.uri, (rules) => !rules.includes('time-malformed'));
    const after = document.getText().split('\n');
    assert.equal(after.indexOf('2023/08/24 19:00~19:30'), 2);
    assert.deepEqual(after.toSpliced(2, 1), before.toSpliced(2, 1));
  });

  it('are repaired as a whole by the command, without a word lost', async () => {
    const { document } = await open(damaged);
    await findings(document.uri, includes('time-malformed', 'link-space'));
    await vscode.commands.executeCommand('minutes.fixAll', document.uri);
    await findings(
      document.uri,
      (rules) => !includes('time-malformed')(rules) && !includes('link-space')(rules),
    );
    const text = document.getText();
    assert.match(text, /\[设计文档\]\(https:\/\/example\.org\/storage\/design\)/);
    assert.match(text, /欢迎试用/);
    assert.match(text, /从零读懂元数据/);
  });

  it('offer the missing section where it belongs', async () => {
    const editor = await open(damaged);
    await findings(editor.document.uri, includes('section-missing'));
    const last = editor.document.lineCount - 1;
    await editor.edit((edit) => edit.insert(new vscode.Position(last, 0), '\n###'));
    const at = editor.document.lineAt(editor.document.lineCount - 1).range.end;
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      editor.document.uri,
      at,
      '#',
    );
    const labels = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    assert.ok(
      labels.some((label) => label.includes('答疑 & 交流')),
      labels.join(' | '),
    );
  });

  it('have an outline that tells more than headings', async () => {
    const { document } = await open(clean);
    await open(damaged);
    await findings(fileUri(damaged), (rules) => rules.length > 0);
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    const names = (list: readonly vscode.DocumentSymbol[]): string[] =>
      list.flatMap(({ name, detail, children }) => [`${name} ${detail}`, ...names(children)]);
    const all = names(symbols);
    assert.ok(
      all.some((name) => name.includes('123-456-789')),
      all.join(' | '),
    );
    assert.ok(
      all.some((name) => name.includes('块存储')),
      all.join(' | '),
    );
  });

  it('leave folding to the editor', async () => {
    const { document } = await open(clean);
    const folds = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
      'vscode.executeFoldingRangeProvider',
      document.uri,
    );
    const starts = folds.map(({ start }) => start);
    assert.equal(new Set(starts).size, starts.length);
  });

  it('take a snippet', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: '' });
    const editor = await vscode.window.showTextDocument(document);
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      new vscode.Position(0, 0),
    );
    const snippet = list.items.find(
      ({ kind, insertText }) =>
        kind === vscode.CompletionItemKind.Snippet &&
        insertText instanceof vscode.SnippetString &&
        /^## 时间$[\s\S]*^## 会议内容$/m.test(insertText.value),
    );
    assert.ok(snippet, 'no snippet writes a whole file');
    await editor.insertSnippet(snippet.insertText as vscode.SnippetString, new vscode.Position(0, 0));
    assert.match(document.getText(), /^## 时间$/m);
    assert.match(document.getText(), /^### 四、答疑 & 交流$/m);
  });
});
