import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { fileUri, open, revertAll } from './editor.ts';

const tenth = 'minutes/2023-08-10.md';

describe('meetings', () => {
  afterEach(revertAll);

  it('follow each other', async () => {
    await open(tenth);
    await vscode.commands.executeCommand('minutes.nextMeeting');
    assert.equal(activeFile(), '2023-08-24.md');
    await vscode.commands.executeCommand('minutes.nextMeeting');
    assert.equal(activeFile(), '2023-08-24.md', 'there is none behind the latest');
    await vscode.commands.executeCommand('minutes.previousMeeting');
    await vscode.commands.executeCommand('minutes.previousMeeting');
    assert.equal(activeFile(), '2023-07-13.md');
  });

  it('have a page of what they say of a topic, whose days lead to the lines', async () => {
    const page = await historyOf({ words: '元数据' });
    assert.equal(page.languageId, 'markdown');
    const days = page.getText().match(/^- \[[\d-]+\]/gm);
    assert.deepEqual(days, ['- [2023-07-13]', '- [2022-12-29]']);
    const line = page
      .getText()
      .split('\n')
      .indexOf(page.getText().match(/^- .*$/m)![0]);

    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      page.uri,
    );
    const link = links.find(({ range, target }) => range.start.line === line && target !== undefined)!;
    assert.equal(page.getText(link.range), '2023-07-13');
    const [first] = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeDefinitionProvider',
      page.uri,
      new vscode.Position(line, 0),
    );
    assert.ok(first);
    const minutes = await vscode.workspace.openTextDocument(first.uri);
    assert.match(minutes.lineAt(first.range.start.line).text, /^#### 元数据$/);
    assert.equal(link.target!.fragment, `L${first.range.start.line + 1},${first.range.start.character + 1}`);
  });

  it('have the page of what stands at the caret', async () => {
    const editor = await open(tenth);
    const line = editor.document.getText().split('\n').indexOf('#### 块存储');
    editor.selection = new vscode.Selection(line, 5, line, 5);
    await vscode.commands.executeCommand('minutes.showHistory');
    const page = vscode.window.activeTextEditor!.document;
    assert.equal(page.uri.scheme, 'minutes-history');
    assert.match(page.getText(), /^# 块存储$/m);
  });

  it('have lenses that open the page, where the setting says so', async () => {
    const { document } = await open(tenth);
    const lenses = () =>
      vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri);
    assert.deepEqual(await lenses(), []);
    const settings = vscode.workspace.getConfiguration('minutes', document.uri);
    await settings.update('codeLens', true, vscode.ConfigurationTarget.Workspace);
    const topic = document.getText().split('\n').indexOf('#### 块存储');
    const lens = (await lenses()).find(({ range }) => range.start.line === topic);
    await settings.update('codeLens', undefined, vscode.ConfigurationTarget.Workspace);
    assert.ok(lens?.command, 'no lens above the topic');
    await vscode.commands.executeCommand(lens.command.command, ...(lens.command.arguments ?? []));
    assert.match(vscode.window.activeTextEditor!.document.getText(), /^# 块存储$/m);
  });

  it('are followed by the page while they are written', async () => {
    const page = await historyOf({ words: '元数据' });
    const before = page.getText();
    assert.doesNotMatch(before, /心跳/);
    const changed = new Promise<string>((resolve) => {
      const listener = vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (document.uri.toString() !== page.uri.toString()) return;
        listener.dispose();
        resolve(document.getText());
      });
    });
    const minutes = await vscode.workspace.openTextDocument(fileUri('minutes/2022-12-29.md'));
    const line = minutes.getText().split('\n').indexOf('#### 元数据');
    const editor = await vscode.window.showTextDocument(minutes, vscode.ViewColumn.Beside);
    await editor.edit((edit) => edit.insert(new vscode.Position(line + 2, 0), '- 心跳间隔减半\n'));
    assert.match(await changed, /心跳间隔减半/);
  });

  it('have commands that answer plainly where there is nothing to do', async () => {
    const uri = fileUri(tenth).toString();
    assert.equal(
      await vscode.commands.executeCommand('minutes.changeDate', { uri, date: '2023-02-30' }),
      false,
    );
    assert.equal(
      await vscode.commands.executeCommand('minutes.changeDate', { uri, date: '2023-08-10' }),
      false,
    );
    assert.equal(
      await vscode.commands.executeCommand('minutes.changeDate', { uri, date: '2023-08-24' }),
      false,
    );
  });

  it('fill the index page where it has a place for them', async () => {
    const { document } = await open('README.md');
    const edit = new vscode.WorkspaceEdit();
    const end = document.lineAt(document.lineCount - 1).range.end;
    edit.insert(document.uri, end, '\n<!-- minutes-index -->\n<!-- /minutes-index -->\n');
    await vscode.workspace.applyEdit(edit);
    assert.equal(await vscode.commands.executeCommand('minutes.updateIndexPage', document.uri), true);
    assert.equal(activeFile(), 'README.md');
    for (const day of ['2022-12-15', '2023-08-24']) assert.ok(document.getText().includes(day), day);
  });
});

async function historyOf(query: object): Promise<vscode.TextDocument> {
  await vscode.commands.executeCommand('minutes.history', query);
  const { document } = vscode.window.activeTextEditor!;
  assert.equal(document.uri.scheme, 'minutes-history');
  return document;
}

function activeFile(): string {
  const { path } = vscode.window.activeTextEditor!.document.uri;
  return path.slice(path.lastIndexOf('/') + 1);
}
