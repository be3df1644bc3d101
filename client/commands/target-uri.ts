import * as vscode from 'vscode';
import { isWritten } from '../document-schemes.ts';

/**
 * The file that a command works on: the one it was called with, else the active editor's, else the active tab's. Custom
 * editors and previews are no text editors, so their file is known from the tab alone; of a comparison it is the side that is written.
 */
export function targetUri(argument?: unknown): vscode.Uri | undefined {
  if (argument instanceof vscode.Uri) return argument;
  const uri = vscode.window.activeTextEditor?.document.uri;
  return uri !== undefined && isWritten(uri) ? uri : uriOfActiveTab();
}

/** Calls `changed` whenever another file is the target than before. */
export function onTargetChange(changed: () => unknown): vscode.Disposable {
  let before = targetUri()?.toString();
  const look = (): void => {
    const now = targetUri()?.toString();
    if (now === before) return;
    before = now;
    changed();
  };
  const { tabGroups } = vscode.window;
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(look),
    tabGroups.onDidChangeTabs(look),
    tabGroups.onDidChangeTabGroups(look),
    // A preview is there before its document is.
    vscode.workspace.onDidOpenTextDocument(look),
  );
}

/** The words on the active tab where it is the editor's preview of Markdown; they have the file's name in them. */
export function activePreview(): string | undefined {
  const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
  const isPreview =
    tab?.input instanceof vscode.TabInputWebview && /markdown\.preview$/.test(tab.input.viewType);
  return isPreview ? tab.label : undefined;
}

function uriOfActiveTab(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  if (input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom)
    return isWritten(input.uri) ? input.uri : undefined;
  if (input instanceof vscode.TabInputTextDiff)
    return [input.modified, input.original].find((side) => isWritten(side));
  const preview = activePreview();
  return preview === undefined ? undefined : previewed(preview);
}

/** What the preview showed when it was last known; the editor closes documents that only a preview shows. */
let last: { readonly label: string; readonly uri: vscode.Uri } | undefined;

/** A preview does not tell its document, so it is the open one of that name; undefined where several have it. */
function previewed(label: string): vscode.Uri | undefined {
  const open = vscode.workspace.textDocuments
    .filter(({ uri, languageId }) => languageId === 'markdown' && isWritten(uri))
    .map(({ uri }) => uri);
  const named = longestNamed(label, open);
  const [only, ...others] = named;
  if (only !== undefined && others.length === 0) last = { label, uri: only };
  if (others.length > 0) return undefined;
  return only ?? (last?.label === label ? last.uri : undefined);
}

/** Those of some files whose name is in the words, the longest name alone: `Preview 11.md` is none of `1.md`. */
export function longestNamed(words: string, uris: readonly vscode.Uri[]): readonly vscode.Uri[] {
  const named = uris
    .map((uri) => ({ uri, name: uri.path.slice(uri.path.lastIndexOf('/') + 1) }))
    .filter(({ name }) => name !== '' && words.includes(name));
  const longest = Math.max(...named.map(({ name }) => name.length));
  return named.filter(({ name }) => name.length === longest).map(({ uri }) => uri);
}
