import type {
  AnnotatedTextEdit,
  ChangeAnnotation,
  TextEdit as LspTextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-types';
import { rangeOf, type SourceText } from '../text/source-text.ts';
import { sortEdits, type TextEdit } from '../text/text-edit.ts';
import type { Client } from './client.ts';
import type { Snapshot } from './snapshot.ts';

/** Why a part of an edit is made; what needs a confirmation is shown to the user before it happens. */
export interface Reason {
  readonly label: string;
  readonly needsConfirmation: boolean;
  readonly description?: string;
}

/** Edits of one file. */
export interface FileEdits {
  readonly source: SourceText;
  readonly edits: readonly TextEdit[];
  readonly reason: Reason;
}

export interface FileRename {
  readonly from: string;
  readonly to: string;
  readonly reason: Reason;
}

/**
 * Edits of several files and then, where one is given, the renaming of a file, which replaces no other file. Edits name the
 * version of documents that are open. Clients that know no reasons get the edits without; a renaming is only for clients that
 * can rename files.
 */
export function filesEdit(
  { client, text }: Pick<Snapshot, 'client' | 'text'>,
  files: readonly FileEdits[],
  rename?: FileRename,
): WorkspaceEdit {
  const changed = files.filter(({ edits }) => edits.length > 0);
  if (!client.versionedEdits) {
    return { changes: Object.fromEntries(changed.map((file) => [file.source.uri, plainEdits(file)])) };
  }
  const reasons = new Map<string, ChangeAnnotation>();
  const idOf = ({ label, needsConfirmation, description }: Reason): string => {
    const id = `${needsConfirmation ? 'confirm' : 'do'}: ${label}`;
    reasons.set(id, { label, needsConfirmation, ...(description !== undefined && { description }) });
    return id;
  };
  const documents = changed.map(({ source, edits, reason }) => ({
    textDocument: { uri: source.uri, version: text(source.uri) ? source.version : null },
    edits: annotated(client, plainEdits({ source, edits }), () => idOf(reason)),
  }));
  const renames =
    rename && client.renamesFiles
      ? [
          {
            kind: 'rename' as const,
            oldUri: rename.from,
            newUri: rename.to,
            options: { overwrite: false },
            ...(client.changeAnnotations && { annotationId: idOf(rename.reason) }),
          },
        ]
      : [];
  return {
    documentChanges: [...documents, ...renames],
    ...(reasons.size > 0 && { changeAnnotations: Object.fromEntries(reasons) }),
  };
}

function plainEdits({ source, edits }: Pick<FileEdits, 'source' | 'edits'>): LspTextEdit[] {
  return sortEdits(edits).map(({ span, text }) => ({ range: rangeOf(source, span), newText: text }));
}

function annotated(
  { changeAnnotations }: Client,
  edits: readonly LspTextEdit[],
  id: () => string,
): (LspTextEdit | AnnotatedTextEdit)[] {
  return changeAnnotations ? edits.map((edit) => ({ ...edit, annotationId: id() })) : [...edits];
}
