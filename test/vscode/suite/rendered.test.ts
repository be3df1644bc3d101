import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { fileUri, revertAll } from './editor.ts';

const damaged = 'minutes/2023-08-24.md';

/** Resolves when the active tab is as `accept` says, and no text editor is active. */
function activeTab(accept: (input: unknown) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      const { activeTab: tab } = vscode.window.tabGroups.activeTabGroup;
      if (!accept(tab?.input) || vscode.window.activeTextEditor !== undefined) return;
      for (const listener of listeners) listener.dispose();
      resolve();
    };
    const listeners = [
      vscode.window.tabGroups.onDidChangeTabs(look),
      vscode.window.onDidChangeActiveTextEditor(look),
    ];
    look();
  });
}

async function writtenByFixAll(): Promise<string> {
  const document = await vscode.workspace.openTextDocument(fileUri(damaged));
  assert.equal(vscode.window.activeTextEditor, undefined);
  await vscode.commands.executeCommand('minutes.fixAll');
  const text = document.getText();
  await vscode.window.showTextDocument(document);
  return text;
}

describe('minutes that are shown rendered, without a text editor', () => {
  afterEach(revertAll);

  it('in the preview, are what commands work on', async () => {
    await vscode.commands.executeCommand('markdown.showPreview', fileUri(damaged));
    await activeTab((input) => input instanceof vscode.TabInputWebview);
    assert.match(await writtenByFixAll(), /^2023\/08\/24 19:00~19:30$/m);
  });

  it('in an editor of another kind, are what commands work on', async () => {
    await vscode.commands.executeCommand(
      'vscode.openWith',
      fileUri(damaged),
      'vscode.markdown.preview.editor',
    );
    await activeTab((input) => input instanceof vscode.TabInputCustom);
    assert.match(await writtenByFixAll(), /^2023\/08\/24 19:00~19:30$/m);
  });

  it('in the preview, have the meetings before and after them a command away', async () => {
    await vscode.commands.executeCommand('markdown.showPreview', fileUri('minutes/2023-08-10.md'));
    await activeTab((input) => input instanceof vscode.TabInputWebview);
    await vscode.commands.executeCommand('minutes.previousMeeting');
    const { path } = vscode.window.activeTextEditor!.document.uri;
    assert.equal(path.slice(path.lastIndexOf('/') + 1), '2023-07-13.md');
  });

  it('in the preview, have their series for the next meeting', async () => {
    await vscode.commands.executeCommand('markdown.showPreview', fileUri('minutes/2023-08-10.md'));
    await activeTab((input) => input instanceof vscode.TabInputWebview);
    const asking = vscode.commands.executeCommand('minutes.newMeeting');
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    // The list of days may come after the first attempt to close it.
    const closing = setInterval(() => vscode.commands.executeCommand('workbench.action.closeQuickOpen'), 100);
    assert.equal(await asking, undefined);
    clearInterval(closing);
  });
});
