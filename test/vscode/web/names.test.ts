import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { fileUri, findings, open, revertAll } from '../suite/editor.ts';

/** How often the index is asked whether it has heard, and how long it has between two questions, in milliseconds. */
const [attempts, pause] = [100, 100];

describe('the web', () => {
  afterEach(revertAll);

  it('knows files whose names have blanks and Chinese characters, until they are deleted', async () => {
    const uri = fileUri('minutes/2023-08-31 第 三 次 100%.md');
    const { document: latest } = await open('minutes/2023-08-24.md');
    const text = latest.getText().replace(/08(?<mark>\W+)24/g, '08$<mark>31');
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    await findings(uri, (rules) => rules.includes('section-missing'));
    await latestIs(uri);
    // The editor keeps the document for a while.
    await revertAll();
    await vscode.workspace.fs.delete(uri);
    await latestIs(fileUri('minutes/2023-08-24.md'));
    assert.equal(document.isClosed, false);
  });
});

async function latestIs(uri: vscode.Uri): Promise<void> {
  let active: string | undefined;
  for (let attempt = 0; attempt < attempts; attempt++) {
    await open('minutes/2023-08-24.md');
    await vscode.commands.executeCommand('minutes.nextMeeting');
    active = vscode.window.activeTextEditor?.document.uri.toString();
    if (active === uri.toString()) return;
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  assert.equal(active, uri.toString());
}
