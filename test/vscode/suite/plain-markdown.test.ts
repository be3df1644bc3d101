import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { extension, open, print, revertAll } from './editor.ts';
import { runningServers } from './running-servers.ts';

/** The extension is loaded, from the disk or over the network, and activated in less than this, in milliseconds. */
const slowestActivation = { disk: 100, network: 500 };

describe('plain Markdown', () => {
  after(revertAll);

  it('loads and activates the extension fast, and not before it is there', async () => {
    assert.equal(extension().isActive, false);
    // The editor's own extensions start first, so that the time is this one's alone.
    for (const id of ['vscode.markdown-language-features', 'vscode.git', 'vscode.emmet', 'vscode.npm']) {
      // An editor may have the manifest of one and not its code.
      await Promise.resolve(vscode.extensions.getExtension(id)?.activate()).catch(() => undefined);
    }
    const began = performance.now();
    await extension().activate();
    const took = performance.now() - began;
    print(`activation: ${took.toFixed(0)} ms`);
    assert.ok(
      took < slowestActivation[extension().extensionUri.scheme === 'http' ? 'network' : 'disk'],
      `${took} ms`,
    );
  });

  it('has no findings, and starts no server', async () => {
    const { document } = await open('README.md');
    await extension().activate();
    // The extension asked for the project file before this does, so its answer is there when this one is.
    await vscode.workspace.findFiles('**/.minutes.json', '**/node_modules/**', 1);
    assert.deepEqual(runningServers(extension()), []);
    assert.deepEqual(vscode.languages.getDiagnostics(document.uri), []);
  });

  it('offers the commands all the same', async () => {
    const commands = await vscode.commands.getCommands(true);
    for (const { command } of extension().packageJSON.contributes.commands)
      assert.ok(commands.includes(command), command);
  });
});
