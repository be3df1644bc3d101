import * as vscode from 'vscode';

/** Prints a line for whoever runs the suite; the mark tells it from the editor's own words. */
export function print(line: string): void {
  console.log(`[suite] ${line}`);
}

/** The installed extension. */
export function extension(): vscode.Extension<unknown> {
  const found = vscode.extensions.getExtension('minutes-md.minutes');
  if (found === undefined) throw new Error('The packaged extension is not installed');
  return found;
}

/** The address of a file of the opened workspace. */
export function fileUri(name: string): vscode.Uri {
  return vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, name);
}

export async function open(name: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(fileUri(name));
}

/** How long findings may take before a test gives up on them, in milliseconds. */
const patience = 20_000;

/** The findings of a document as soon as `accept` says that they are the ones waited for; follows the editor's event. */
export function findings(
  uri: vscode.Uri,
  accept: (rules: readonly string[]) => boolean,
): Promise<readonly vscode.Diagnostic[]> {
  return new Promise((resolve, reject) => {
    const ours = () => vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'Minutes');
    const look = (): void => {
      const found = ours();
      if (!accept(found.map(rule))) return;
      listener.dispose();
      clearTimeout(timer);
      resolve(found);
    };
    const listener = vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      if (uris.some((changed) => changed.toString() === uri.toString())) look();
    });
    const timer = setTimeout(() => {
      listener.dispose();
      reject(
        new Error(`Other findings were waited for; there are: ${ours().map(rule).join(', ') || 'none'}`),
      );
    }, patience);
    look();
  });
}

/** The rule that a finding comes from. */
export function rule({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

/** Undoes everything in a document and closes every editor, so that the next test finds the file as it was. */
export async function revertAll(): Promise<void> {
  for (const { document } of vscode.window.visibleTextEditors) {
    if (!document.isDirty) continue;
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}
