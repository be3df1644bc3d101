import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { open, revertAll } from '../suite/editor.ts';

describe('links', () => {
  afterEach(revertAll);

  it('are not checked on the web, by no command', async () => {
    const { document } = await open('minutes/2023-08-10.md');
    assert.equal(await vscode.commands.executeCommand('minutes.checkLinks', document.uri), undefined);
    assert.equal(await vscode.commands.executeCommand('minutes.checkAllLinks'), undefined);
  });
});
