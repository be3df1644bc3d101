import * as vscode from 'vscode';

/** Says in the status bar why a command does nothing, or what came of it. */
export function say(words: string): void {
  vscode.window.setStatusBarMessage(words, 5_000);
}
