import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { accepting } from './accepting.ts';
import { findings, open, revertAll } from './editor.ts';

describe('the next meeting', () => {
  afterEach(revertAll);

  it('is made by pressing Enter twice, and taken back by undoing twice', async () => {
    await open('minutes/2023-08-24.md');
    const uri = await accepting<vscode.Uri | undefined>(vscode.commands.executeCommand('minutes.newMeeting'));
    assert.ok(uri);
    const day = /\/minutes\/(\d{4}-\d{2}-\d{2})\.md$/.exec(uri.path)?.[1];
    assert.ok(day !== undefined && day > '2023-08-24', uri.path);
    const { document, selection } = vscode.window.activeTextEditor!;
    assert.equal(document.uri.toString(), uri.toString());
    assert.match(document.getText(), new RegExp(`^## 时间\n\n${day.replaceAll('-', '/')} 19:00~19:30$`, 'm'));
    assert.match(document.getText(selection), /^发起人.*待补充.*可参与$/s);
    await findings(uri, (rules) => rules.length > 0);
    const worst = vscode.languages
      .getDiagnostics(uri)
      .filter(({ severity }) => severity <= vscode.DiagnosticSeverity.Warning);
    assert.deepEqual(worst, []);

    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), '');
    await vscode.commands.executeCommand('undo');
    await assert.rejects(Promise.resolve(vscode.workspace.fs.stat(uri)));
  });
});
