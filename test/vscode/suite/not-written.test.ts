import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as vscode from 'vscode';
import { fileUri, findings, open, print, revertAll } from './editor.ts';

const damaged = 'minutes/2023-08-24.md';

interface Git {
  getAPI(version: 1): {
    openRepository(root: vscode.Uri): Promise<unknown>;
    toGitUri(uri: vscode.Uri, ref: string): vscode.Uri;
  };
}

/** What the extension and nobody else says of a document: findings, hovers and symbols of the invitation. */
async function saidOf(uri: vscode.Uri): Promise<readonly string[]> {
  const diagnostics = vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'Minutes');
  const at = new vscode.Position(2, 1);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, at);
  const range = new vscode.Range(0, 0, 40, 0);
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    uri,
    range,
    'source.fixAll.minutes',
  );
  return [
    ...diagnostics.map(({ message }) => message),
    ...hovers.map(({ contents }) => JSON.stringify(contents)),
    ...actions.map(({ title }) => title),
  ];
}

describe('what is not written in the editor', () => {
  afterEach(revertAll);

  it('such as an earlier version gets nothing, though the file beside it does', async () => {
    const uri = await earlierVersion(fileUri(damaged));
    const { document: file } = await open(damaged);
    await findings(file.uri, (rules) => rules.includes('time-malformed'));
    const before = await vscode.workspace.openTextDocument(uri);
    assert.equal(before.languageId, 'markdown');
    assert.equal(before.getText(), file.getText());
    await vscode.window.showTextDocument(before);
    // The server answers in the order in which it is asked: it has seen whatever was told of the earlier version.
    await vscode.commands.executeCommand('minutes.explainSettings', file.uri);
    assert.deepEqual(await saidOf(before.uri), []);
    assert.ok((await saidOf(file.uri)).length > 0);
  });

  it('and of a comparison, commands work on the side that is written', async () => {
    const file = fileUri(damaged);
    const before = await earlierVersion(file);
    await vscode.commands.executeCommand('vscode.diff', before, file);
    const document = await vscode.workspace.openTextDocument(file);
    await findings(file, (rules) => rules.includes('time-malformed'));
    await vscode.commands.executeCommand('minutes.fixAll');
    assert.match(document.getText(), /^2023\/08\/24 19:00~19:30$/m);
    await vscode.window.showTextDocument(document);
  });

  it('such as a cell of a notebook gets nothing, and breaks nothing', async () => {
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(fileUri(damaged)));
    const cell = new vscode.NotebookCellData(vscode.NotebookCellKind.Markup, text, 'markdown');
    const notebook = await vscode.workspace.openNotebookDocument(
      'jupyter-notebook',
      new vscode.NotebookData([cell]),
    );
    await vscode.window.showNotebookDocument(notebook);
    const { document } = notebook.cellAt(0);
    assert.equal(document.languageId, 'markdown');
    assert.equal(document.uri.scheme, 'vscode-notebook-cell');
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), '## 时间\n');
    assert.ok(await vscode.workspace.applyEdit(edit));
    // Findings of a file come after whatever there would be of the cell.
    const viewColumn = vscode.ViewColumn.Beside;
    const { document: file } = await vscode.window.showTextDocument(fileUri(damaged), { viewColumn });
    await findings(file.uri, (rules) => rules.includes('time-malformed'));
    assert.deepEqual(vscode.languages.getDiagnostics(document.uri), []);
    await vscode.window.showNotebookDocument(notebook, { viewColumn: vscode.ViewColumn.One });
    await vscode.commands.executeCommand('minutes.finish');
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });
});

let stand: vscode.Disposable | undefined;
after(() => stand?.dispose());

/** A version of a file as the editor's extension for Git shows it; where there is no Git, a document like that. */
async function earlierVersion(file: vscode.Uri): Promise<vscode.Uri> {
  return versionInGit(file).catch(async (error: unknown) => {
    print(`No Git here, so the earlier version is made up: ${error}`);
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
    stand ??= vscode.workspace.registerTextDocumentContentProvider('git', {
      provideTextDocumentContent: () => text,
    });
    return file.with({ scheme: 'git', query: JSON.stringify({ path: file.fsPath, ref: 'HEAD' }) });
  });
}

/** A version of a file that Git has, in a repository that is made for it once. Rejects where there is no Git. */
async function versionInGit(file: vscode.Uri): Promise<vscode.Uri> {
  const root = vscode.workspace.workspaceFolders![0]!.uri;
  const run = (...args: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=T', '-c', 'user.email=t@example.org', ...args], {
      cwd: root.fsPath,
      stdio: 'pipe',
    });
  const has = await Promise.resolve(vscode.workspace.fs.stat(fileUri('.git'))).then(
    () => true,
    () => false,
  );
  if (!has) {
    run('init', '--quiet');
    run('add', 'minutes');
    run('commit', '--quiet', '-m', 'Minutes');
  }
  const git = vscode.extensions.getExtension<Git>('vscode.git');
  if (git === undefined) throw new Error('The editor has no extension for Git');
  const api = (await git.activate()).getAPI(1);
  await api.openRepository(root);
  return api.toGitUri(file, 'HEAD');
}
