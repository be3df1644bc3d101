import * as vscode from 'vscode';
import { targetUri } from './target-uri.ts';

/** Makes a project file with explanations and opens it; opens the one that is there already, untouched. */
export async function createConfig(argument?: unknown): Promise<void> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const folder = (await folderFor(targetUri(argument))) ?? (await chooseFolder(folders));
  if (folder === undefined && folders.length > 0) return;
  if (folder === undefined) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Open a folder first; the project file stands beside the minutes.'),
    );
    return;
  }
  const file = vscode.Uri.joinPath(folder, '.minutes.json');
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(file, { ignoreIfExists: true, contents: new TextEncoder().encode(skeleton()) });
  await vscode.workspace.applyEdit(edit);
  await vscode.window.showTextDocument(file);
}

/** The folder itself when a folder was named, else the one of the workspace that holds the file. */
async function folderFor(uri: vscode.Uri | undefined): Promise<vscode.Uri | undefined> {
  if (uri === undefined) return undefined;
  const stat = await Promise.resolve(vscode.workspace.fs.stat(uri)).catch(() => undefined);
  if (stat !== undefined && (stat.type & vscode.FileType.Directory) !== 0) return uri;
  return vscode.workspace.getWorkspaceFolder(uri)?.uri;
}

/** The only folder of the workspace, or the one that the user chooses. */
async function chooseFolder(folders: readonly vscode.WorkspaceFolder[]): Promise<vscode.Uri | undefined> {
  if (folders.length < 2) return folders[0]?.uri;
  const placeHolder = vscode.l10n.t('In which folder?');
  return (await vscode.window.showWorkspaceFolderPick({ placeHolder }))?.uri;
}

function skeleton(): string {
  return `{
  // ${vscode.l10n.t('The built-in profile that these minutes follow; everything below changes it for this folder.')}
  "extends": "curve",

  // ${vscode.l10n.t('Which files are minutes, relative to this file.')}
  // "files": ["**/*.md"],

  // ${vscode.l10n.t('The repository that #123 means.')}
  // "repository": "owner/name",

  // ${vscode.l10n.t('Severity of each rule: error, warning, info, hint or off.')}
  "rules": {
    // "time-format": "hint"
  }
}
`;
}
