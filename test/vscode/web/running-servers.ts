import * as vscode from 'vscode';

/** The workers of an installed extension that are there; they have no name, but their script was fetched. */
export function runningServers({ extensionUri }: vscode.Extension<unknown>): readonly string[] {
  const script = vscode.Uri.joinPath(extensionUri, 'dist', 'web', 'server.js').toString(true);
  return performance.getEntriesByName(script).map(({ name }) => name);
}
