import * as vscode from 'vscode';
import { isOnDisk } from './document-schemes.ts';
import { walkForFile } from './walk-for-file.ts';

/** How long is looked elsewhere, in milliseconds. */
const longest = 5_000;

/**
 * Looks for a file of a name anywhere in the workspace. In a virtual workspace the editor may not be able to, and then it never
 * answers; there the folders are listed a few levels down at the same time. Resolves to undefined where none is found, in a few seconds
 * at most.
 */
export async function findFile(name: string): Promise<vscode.Uri | undefined> {
  const folders = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri);
  const cancel = new vscode.CancellationTokenSource();
  const search = async (): Promise<vscode.Uri | undefined> => {
    const [found] = await vscode.workspace.findFiles(`**/${name}`, '**/node_modules/**', 1, cancel.token);
    return found;
  };
  if (folders.every(isOnDisk)) return search();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, longest, undefined);
  });
  const walk = walkForFile(folders, name, {
    list: async (folder) =>
      (await vscode.workspace.fs.readDirectory(folder)).map(([entry, type]) => ({
        name: entry,
        isFolder: (type & vscode.FileType.Directory) !== 0,
      })),
    join: vscode.Uri.joinPath,
    isOver: () => cancel.token.isCancellationRequested,
  });
  try {
    return await Promise.race([limit, firstFound([search(), walk])]);
  } finally {
    clearTimeout(timer);
    cancel.cancel();
    cancel.dispose();
  }
}

/** The first that is found; undefined when nobody found any. */
function firstFound<Found>(all: readonly Promise<Found | undefined>[]): Promise<Found | undefined> {
  return new Promise((resolve) => {
    const found = all.map((each) => each.then((one) => one !== undefined && resolve(one)));
    void Promise.allSettled(found).then(() => resolve(undefined));
  });
}
