import { execFileSync } from 'node:child_process';
import * as vscode from 'vscode';

/** The running language servers of an installed extension. */
export function runningServers({ extensionUri }: vscode.Extension<unknown>): readonly string[] {
  const [program, ...args] =
    process.platform === 'win32'
      ? [
          'powershell',
          '-Command',
          'Get-CimInstance Win32_Process | Select-Object -ExpandProperty CommandLine',
        ]
      : ['ps', 'ax', '-o', 'args'];
  const server = vscode.Uri.joinPath(extensionUri, 'dist', 'minutes-language-server.cjs').fsPath;
  return execFileSync(program!, args, { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes(server));
}
