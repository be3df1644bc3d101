import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { accepting } from '../suite/accepting.ts';
import { fileUri, open, revertAll } from '../suite/editor.ts';

describe('the next meeting of a virtual workspace', () => {
  afterEach(revertAll);

  it('is no file before it is saved, and then stands where it belongs', async () => {
    await open('minutes/2023-08-24.md');
    const made = await accepting<vscode.Uri | undefined>(
      vscode.commands.executeCommand('minutes.newMeeting'),
    );
    const { document } = vscode.window.activeTextEditor!;
    assert.ok(document.isUntitled);
    assert.equal(document.uri.toString(), made?.toString());
    const words = document.getText();
    const file = document.uri.with({ scheme: fileUri('').scheme });
    await assert.rejects(Promise.resolve(vscode.workspace.fs.stat(file)));

    // Called once more, it opens what is there.
    await open('minutes/2023-08-24.md');
    await accepting(vscode.commands.executeCommand('minutes.newMeeting'));
    assert.equal(vscode.window.activeTextEditor!.document.uri.toString(), made?.toString());
    assert.equal(vscode.window.activeTextEditor!.document.getText(), words);

    await vscode.commands.executeCommand('workbench.action.files.save');
    const saved = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
    assert.equal(saved, words);
    await vscode.workspace.fs.delete(file);
  });
});
