import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as vscode from 'vscode';
import { extension, open, print, revertAll } from './editor.ts';

/** The extension is loaded and activated in less than this, in milliseconds. */
const slowestActivation = 100;

describe('plain Markdown', () => {
  after(revertAll);

  it('loads and activates the extension fast, and not before it is there', async () => {
    assert.equal(extension().isActive, false);
    // The editor's own extensions start first, so that the time is this one's alone.
    for (const id of ['vscode.markdown-language-features', 'vscode.git', 'vscode.emmet', 'vscode.npm']) {
      await vscode.extensions.getExtension(id)?.activate();
    }
    const began = performance.now();
    await extension().activate();
    const took = performance.now() - began;
    print(`activation: ${took.toFixed(0)} ms`);
    assert.ok(took < slowestActivation, `${took} ms`);
  });

  it('starts no server and has no findings', async () => {
    const { document } = await open('README.md');
    await extension().activate();
    // The extension asked for the project file before this does, so its answer is there when this one is.
    await vscode.workspace.findFiles('**/.minutes.json', '**/node_modules/**', 1);
    assert.deepEqual(languageServers(), []);
    assert.deepEqual(vscode.languages.getDiagnostics(document.uri), []);
  });

  it('offers the commands all the same', async () => {
    const commands = await vscode.commands.getCommands(true);
    for (const { command } of extension().packageJSON.contributes.commands)
      assert.ok(commands.includes(command), command);
  });
});

/** The running language servers of this installation. */
function languageServers(): string[] {
  const [program, ...args] =
    process.platform === 'win32'
      ? [
          'powershell',
          '-Command',
          'Get-CimInstance Win32_Process | Select-Object -ExpandProperty CommandLine',
        ]
      : ['ps', 'ax', '-o', 'args'];
  const server = vscode.Uri.joinPath(extension().extensionUri, 'dist', 'minutes-language-server.cjs').fsPath;
  return execFileSync(program!, args, { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes(server));
}
