import type { TextEdit as LspTextEdit, SnippetTextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import { escapeSnippet } from '../text/snippet.ts';
import { lineAt, lineSpan, rangeOf, type SourceText, slice } from '../text/source-text.ts';
import { sortEdits, type TextEdit } from '../text/text-edit.ts';
import type { Client } from './client.ts';

/** Where the caret goes: an offset in the text of the edit with this index. */
export interface Caret {
  readonly edit: number;
  readonly offset: number;
}

/** Edits of one open document as the client understands them, made for the version that `source` is. */
export function workspaceEdit(
  client: Client,
  source: SourceText,
  edits: readonly TextEdit[],
  caret?: Caret,
): WorkspaceEdit {
  const target = caret && edits[caret.edit];
  const lsp = sortEdits(edits).map((edit) =>
    edit === target && client.versionedEdits && client.snippetEdits && keepsItsIndent(source, edit)
      ? withTabStop(source, edit, caret?.offset ?? 0)
      : plain(source, edit),
  );
  if (!client.versionedEdits)
    return { changes: { [source.uri]: lsp.filter((edit): edit is LspTextEdit => 'newText' in edit) } };
  return { documentChanges: [{ textDocument: { uri: source.uri, version: source.version }, edits: lsp }] };
}

function plain(source: SourceText, { span, text }: TextEdit): LspTextEdit {
  return { range: rangeOf(source, span), newText: text };
}

function withTabStop(source: SourceText, { span, text }: TextEdit, offset: number): SnippetTextEdit {
  const value = `${escapeSnippet(text.slice(0, offset))}$0${escapeSnippet(text.slice(offset))}`;
  return { range: rangeOf(source, span), snippet: { kind: 'snippet', value } };
}

/** An editor indents the further lines of a snippet like the line it is put in, which would change them. */
function keepsItsIndent(source: SourceText, { span, text }: TextEdit): boolean {
  if (!/[\r\n]/.test(text)) return true;
  const line = lineSpan(source, lineAt(source, span.start));
  return !/^[ \t]/.test(slice(source, line));
}
