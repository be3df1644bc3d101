import * as vscode from 'vscode';
import type { MinutesServer } from '../minutes-server.ts';
import type { Changes } from '../protocol.ts';

/**
 * Makes the changes that the server answered, or says what stands against them. With `preview`, the editor lists them first and
 * leaves each to the user. Returns whether they were made.
 */
export async function applyChanges(
  server: MinutesServer,
  changes: Changes,
  preview?: { readonly uri: vscode.Uri; readonly label: string },
): Promise<boolean> {
  if ('problem' in changes) {
    void vscode.window.showWarningMessage(changes.problem);
    return false;
  }
  const edit = await server.editOf(changes.edit);
  if (preview !== undefined) askFirst(edit, preview);
  return vscode.workspace.applyEdit(edit, { isRefactoring: true });
}

/**
 * Makes the editor list the changes. It does so where one of them needs a confirmation, and such a one is not ticked; so that
 * the others are, the one that needs it makes a file that is there, which the list leaves out and which does nothing.
 */
function askFirst(edit: vscode.WorkspaceEdit, { uri, label }: { uri: vscode.Uri; label: string }): void {
  if (uri.scheme === 'untitled') return;
  edit.createFile(uri, { ignoreIfExists: true }, { needsConfirmation: true, label });
}
