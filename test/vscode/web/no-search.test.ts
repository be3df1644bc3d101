import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { extension, fileUri, findings, open, revertAll } from '../suite/editor.ts';
import { runningServers } from '../suite/running-servers.ts';

/** No longer than this is waited for an answer that never comes, in milliseconds. */
const patience = 1_000;

describe('a virtual workspace that cannot be searched', () => {
  afterEach(revertAll);

  it('is what the editor cannot look for files in', async () => {
    const never = new Promise<string>((resolve) => setTimeout(resolve, patience, 'never'));
    const search = vscode.workspace.findFiles('**/.minutes.json', undefined, 1);
    assert.equal(await Promise.race([never, search]), 'never');
  });

  it('has its minutes known by a project file in a folder below', async () => {
    const project = fileUri('notes/第 三 组/.minutes.json');
    const json = '{ "files": ["*.md"], "rules": { "section-missing": "warning" } }';
    await vscode.workspace.fs.writeFile(project, new TextEncoder().encode(json));
    const minutes = fileUri('notes/第 三 组/2023-08-31.md');
    await vscode.workspace.fs.writeFile(minutes, new TextEncoder().encode('# 例会\n'));
    assert.deepEqual(runningServers(extension()), []);
    await open('README.md');
    for (let turn = 0; turn < 100 && runningServers(extension()).length === 0; turn++)
      await new Promise((resolve) => setTimeout(resolve, 50));
    assert.equal(runningServers(extension()).length, 1);
    await vscode.window.showTextDocument(minutes);
    await findings(minutes, (rules) => rules.includes('section-missing'));
  });
});
