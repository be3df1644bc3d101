import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { findings, revertAll, rule } from './editor.ts';

/** The folders of the workspace: minutes of the suite, those of a council, and one that comes and goes. */
const names = ['workspace', 'council', 'other'] as const;

function folderUri(name: (typeof names)[number]): vscode.Uri {
  const [first] = vscode.workspace.workspaceFolders ?? [];
  return vscode.Uri.joinPath(first!.uri, '..', name);
}

function write(uri: vscode.Uri, text: string): Thenable<void> {
  return vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
}

/** Resolves to the changed folders. */
function changed(act: () => boolean): Promise<vscode.WorkspaceFoldersChangeEvent> {
  return new Promise((resolve, reject) => {
    const listener = vscode.workspace.onDidChangeWorkspaceFolders((event) => {
      listener.dispose();
      resolve(event);
    });
    if (!act()) reject(new Error('The folders of the workspace cannot be changed'));
  });
}

describe('a workspace of several folders', () => {
  afterEach(revertAll);

  it('has two, each with a profile of its own', () => {
    const folders = vscode.workspace.workspaceFolders ?? [];
    assert.deepEqual(
      folders.map(({ uri }) => uri.path.slice(uri.path.lastIndexOf('/') + 1)),
      ['workspace', 'council'],
    );
  });

  it('has the minutes of each checked by its own rules', async () => {
    const one = vscode.Uri.joinPath(folderUri('workspace'), 'minutes', '2023-08-24.md');
    const two = vscode.Uri.joinPath(folderUri('council'), '2023-08-23.md');
    await vscode.window.showTextDocument(one);
    const ofOne = await findings(one, (rules) => rules.includes('time-malformed'));
    await vscode.window.showTextDocument(two);
    const ofTwo = await findings(two, (rules) => rules.includes('section-missing'));
    const missing = (found: readonly vscode.Diagnostic[]): string =>
      found.flatMap((each) => (rule(each) === 'section-missing' ? [each.message] : [])).join('\n');
    assert.match(missing(ofTwo), /决议/);
    assert.doesNotMatch(missing(ofOne), /决议/);
  });

  it('has settings for each of them', async () => {
    const two = vscode.Uri.joinPath(folderUri('council'), '2023-08-23.md');
    const one = vscode.Uri.joinPath(folderUri('workspace'), 'minutes', '2023-08-24.md');
    await vscode.window.showTextDocument(one, { preview: false });
    await vscode.window.showTextDocument(two, { preview: false });
    await findings(one, (rules) => rules.includes('section-missing'));
    await findings(two, (rules) => rules.includes('section-missing'));
    const settings = vscode.workspace.getConfiguration('minutes', folderUri('council'));
    const target = vscode.ConfigurationTarget.WorkspaceFolder;
    await settings.update('rules', { 'section-missing': 'off' }, target);
    await findings(two, (rules) => !rules.includes('section-missing'));
    assert.ok(vscode.languages.getDiagnostics(one).some((each) => rule(each) === 'section-missing'));
    await settings.update('rules', undefined, target);
    await findings(two, (rules) => rules.includes('section-missing'));
  });

  it('has a new meeting in the series of the active file, without asking', async () => {
    await vscode.window.showTextDocument(vscode.Uri.joinPath(folderUri('council'), '2023-08-23.md'));
    const title = await answerLists('workbench.action.acceptSelectedQuickOpenItem', () =>
      vscode.commands.executeCommand<vscode.Uri>('minutes.newMeeting'),
    );
    assert.ok(title?.path.startsWith(folderUri('council').path), String(title));
    const text = (await vscode.workspace.openTextDocument(title)).getText();
    assert.match(text, /议程/);
    assert.doesNotMatch(text, /加入会议/);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.workspace.fs.delete(title);
  });

  it('takes in a folder that is added, and lets go of one that is removed', async () => {
    const uri = folderUri('other');
    const file = vscode.Uri.joinPath(uri, '2023-09-01.md');
    await write(vscode.Uri.joinPath(uri, '.minutes.json'), project('Other', ['开场', '决定']));
    await write(file, '# 例会 2023-09-01\n\n## 开场\n\n- 点名\n');
    const { added } = await changed(() =>
      vscode.workspace.updateWorkspaceFolders(2, 0, { uri, name: 'other' }),
    );
    assert.equal(added[0]?.uri.toString(), uri.toString());
    await vscode.window.showTextDocument(file);
    await findings(file, (rules) => rules.includes('section-missing'));
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    const { removed } = await changed(() => vscode.workspace.updateWorkspaceFolders(2, 1));
    assert.equal(removed[0]?.uri.toString(), uri.toString());
    const one = vscode.Uri.joinPath(folderUri('council'), '2023-08-23.md');
    await vscode.window.showTextDocument(one);
    await findings(one, (rules) => rules.includes('section-missing'));
  });
});

/** A project file of a community with sections of its own. */
function project(name: string, sections: readonly string[]): string {
  return JSON.stringify({ extends: 'none', name, files: ['*.md'], sections, zone: 'UTC' });
}

/** Runs a command again and again, which answers every list that comes up, until `work` is done. */
async function answerLists<Result>(command: string, work: () => Thenable<Result>): Promise<Result> {
  const answering = setInterval(() => vscode.commands.executeCommand(command), 300);
  try {
    return await work();
  } finally {
    clearInterval(answering);
  }
}
