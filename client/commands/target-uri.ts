import * as vscode from 'vscode';

/**
 * The file that a command works on: the one it was called with, else the active editor's, else the active tab's. A custom
 * editor is no text editor, so its file is known from the tab alone.
 */
export function targetUri(argument?: unknown): vscode.Uri | undefined {
  if (argument instanceof vscode.Uri) return argument;
  return vscode.window.activeTextEditor?.document.uri ?? uriOfActiveTab();
}

function uriOfActiveTab(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom
    ? input.uri
    : undefined;
}
