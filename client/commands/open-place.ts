import * as vscode from 'vscode';

/** Opens a document at a line, 0-based, and puts the caret there. */
export async function openPlace(uri: unknown, line?: unknown, column?: unknown): Promise<void> {
  if (typeof uri !== 'string') return;
  const at = new vscode.Position(countOf(line), countOf(column));
  const editor = await vscode.window.showTextDocument(vscode.Uri.parse(uri));
  editor.selection = new vscode.Selection(at, at);
  editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

function countOf(value: unknown): number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : 0;
}
