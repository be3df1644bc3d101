import * as vscode from 'vscode';
import { fileUri, findings, revertAll } from '../suite/editor.ts';

describe('the web', () => {
  afterEach(revertAll);

  it('knows files whose names have blanks and Chinese characters', async () => {
    const uri = fileUri('minutes/第 三 组/2023-08-10 例会 100%.md');
    const text = await vscode.workspace.fs.readFile(fileUri('minutes/2023-08-24.md'));
    await vscode.workspace.fs.writeFile(uri, text);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    await findings(uri, (rules) => rules.includes('section-missing'));
  });
});
