import * as vscode from 'vscode';
import type { MinutesServer } from '../minutes-server.ts';
import type { Changes } from '../protocol.ts';

/**
 * Makes the changes that the server answered, or says what stands against them. With `preview`, the editor lists them first and
 * leaves each to the user. Resolves to whether they were made.
 */
export async function applyChanges(
  server: MinutesServer,
  changes: Changes,
  { preview = false } = {},
): Promise<boolean> {
  if ('edit' in changes) return server.apply(changes.edit, preview);
  void vscode.window.showWarningMessage(changes.problem);
  return false;
}
