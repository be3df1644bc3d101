import * as vscode from 'vscode';
import { startedWorkers } from './started-workers.ts';

/** The workers that an installed extension has started. */
export function runningServers({ extensionUri }: vscode.Extension<unknown>): readonly string[] {
  const script = vscode.Uri.joinPath(extensionUri, 'dist', 'web', 'server.js').toString(true);
  return startedWorkers().filter((started) => started === script);
}
