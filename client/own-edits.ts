import * as vscode from 'vscode';
import type { WorkspaceEdit } from 'vscode-languageserver-types';

/** Edits of the server's that the client makes itself. */
export interface OwnEdits {
  /** Makes an edit; with `preview`, the editor lists its parts first, all ticked. Resolves to whether it was made. */
  readonly apply: (edit: WorkspaceEdit, convert: Convert, preview: boolean) => Promise<boolean>;
  /** Whether all these renames belong to an edit that is being made, so that the server has followed them already. */
  readonly include: (renames: readonly Rename[]) => boolean;
}

type Convert = (edit: WorkspaceEdit) => Promise<vscode.WorkspaceEdit>;

interface Rename {
  readonly oldUri: vscode.Uri;
  readonly newUri: vscode.Uri;
}

export function createOwnEdits(): OwnEdits {
  const renaming = new Set<string>();

  const apply = async (edit: WorkspaceEdit, convert: Convert, preview: boolean): Promise<boolean> => {
    const renames = renamesIn(edit).map(nameOf);
    const converted = await convert(preview ? withoutConfirmation(edit) : edit);
    if (preview) askFirst(converted);
    for (const rename of renames) renaming.add(rename);
    try {
      return await vscode.workspace.applyEdit(converted, { isRefactoring: true });
    } finally {
      for (const rename of renames) renaming.delete(rename);
    }
  };
  return { apply, include: (renames) => renames.every((rename) => renaming.has(nameOf(rename))) };
}

function renamesIn({ documentChanges = [] }: WorkspaceEdit): Rename[] {
  return documentChanges.flatMap((change) =>
    'kind' in change && change.kind === 'rename'
      ? [{ oldUri: vscode.Uri.parse(change.oldUri), newUri: vscode.Uri.parse(change.newUri) }]
      : [],
  );
}

function nameOf({ oldUri, newUri }: Rename): string {
  return `${oldUri}\n${newUri}`;
}

/** The editor leaves unticked what needs a confirmation; where all is listed anyway, all is ticked. */
function withoutConfirmation(edit: WorkspaceEdit): WorkspaceEdit {
  const annotations = Object.entries(edit.changeAnnotations ?? {});
  return {
    ...edit,
    changeAnnotations: Object.fromEntries(
      annotations.map(([id, annotation]) => [id, { ...annotation, needsConfirmation: false }]),
    ),
  };
}

/**
 * Makes the editor list the edit's parts. It does so where one of them needs a confirmation: here the making of a file that is
 * there, which the list leaves out, and which would do nothing.
 */
function askFirst(edit: vscode.WorkspaceEdit): void {
  const uri = edit.entries().find(([{ scheme }]) => scheme !== 'untitled')?.[0];
  if (uri !== undefined)
    edit.createFile(uri, { ignoreIfExists: true }, { needsConfirmation: true, label: '' });
}
