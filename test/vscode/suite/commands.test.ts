import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { extension, fileUri, findings, open, revertAll } from './editor.ts';

const damaged = 'minutes/2023-08-24.md';

describe('commands', () => {
  afterEach(revertAll);

  it('work on the file they are called with, though another is active', async () => {
    const target = await vscode.workspace.openTextDocument(fileUri(damaged));
    const { document: active } = await open('README.md');
    const before = active.getText();
    await vscode.commands.executeCommand('minutes.fixAll', target.uri);
    assert.match(target.getText(), /^2023\/08\/24 19:00~19:30$/m);
    assert.equal(active.getText(), before);
    await vscode.window.showTextDocument(target);
  });

  it('explain the settings of a file in a document that cannot be edited', async () => {
    const { document } = await open(damaged);
    await vscode.commands.executeCommand('minutes.explainSettings', document.uri);
    const shown = vscode.window.activeTextEditor!.document;
    assert.equal(shown.uri.scheme, 'minutes-explain');
    assert.match(shown.getText(), /curve/);
  });

  it('open the page of a rule', async () => {
    const opened = new Promise<string>((resolve) => {
      const listener = vscode.window.tabGroups.onDidChangeTabs(({ opened: tabs }) => {
        // The npm build of the editor has no preview for the web, where the page is shown as text.
        const page = tabs.find(({ label }) => label.includes('time-malformed'));
        if (page === undefined) return;
        listener.dispose();
        resolve(page.input instanceof vscode.TabInputText ? page.input.uri.path : page.label);
      });
    });
    await vscode.commands.executeCommand('minutes.openRule', 'time-malformed');
    assert.match(await opened, /^Preview .*time-malformed|\/docs\/rules\/time-malformed\.md$/);
  });

  it('make a project file once and leave it alone afterwards', async () => {
    const file = fileUri('.minutes.json');
    await vscode.commands.executeCommand('minutes.createConfig', fileUri(damaged));
    const { document } = vscode.window.activeTextEditor!;
    assert.equal(document.uri.toString(), file.toString());
    assert.equal(document.languageId, 'jsonc');
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode('{ "extends": "curve" }\n'));
    await vscode.commands.executeCommand('minutes.createConfig', fileUri(damaged));
    const kept = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
    assert.equal(kept, '{ "extends": "curve" }\n');
    await vscode.workspace.fs.delete(file);
  });

  it('start the server anew', async () => {
    const { document } = await open(damaged);
    const known = (rules: readonly string[]): boolean => rules.includes('time-malformed');
    await findings(document.uri, known);
    const cleared = findings(document.uri, (rules) => rules.length === 0);
    await vscode.commands.executeCommand('minutes.restartServer');
    await cleared;
    await findings(document.uri, known);
  });

  it('open sample minutes as a new document', async () => {
    await vscode.commands.executeCommand('minutes.openSample');
    const { document } = vscode.window.activeTextEditor!;
    assert.ok(document.isUntitled);
    assert.equal(document.languageId, 'markdown');
    await findings(document.uri, (rules) => rules.length > 0);
  });

  it('all have a title', async () => {
    for (const { title, category } of extension().packageJSON.contributes.commands) {
      assert.doesNotMatch(`${category} ${title}`, /%/);
    }
  });
});
