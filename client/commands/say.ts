import * as vscode from 'vscode';

/** Says in the status bar why a command does nothing. */
export function say(words: string): void {
  vscode.window.setStatusBarMessage(words, 5_000);
}
