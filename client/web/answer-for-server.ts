import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';

/** No minutes are bigger, in bytes; bigger files are not handed over. */
const biggest = 2_000_000;

/** What becomes of a file that is to be read. */
type Loaded = { readonly text: string } | { readonly trouble: 'gone' | 'unreadable' | 'big' | 'binary' };

/** A name in a folder. */
interface Entry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'linked folder' | 'lost';
}

/**
 * Answers what a server asks that has no files of its own: it reads them with the editor's, whatever their scheme. `words` is the
 * folder of the translations.
 */
export function answerForServer(client: BaseLanguageClient, words: vscode.Uri): void {
  const files = vscode.workspace.fs;

  client.onRequest<Loaded, Error>('minutes/loadFile', async ({ uri }: { uri: string }) => {
    const file = vscode.Uri.parse(uri);
    try {
      const { size, type } = await files.stat(file);
      if ((type & vscode.FileType.File) === 0) return { trouble: 'unreadable' };
      if (size > biggest) return { trouble: 'big' };
      const text = new TextDecoder().decode(await files.readFile(file));
      return text.includes('\0') ? { trouble: 'binary' } : { text };
    } catch (error) {
      return { trouble: isMissing(error) ? 'gone' : 'unreadable' };
    }
  });
  client.onRequest(
    'minutes/lookAtFolder',
    async ({ uri }: { uri: string }): Promise<readonly Entry[] | null> => {
      const entries = await Promise.resolve(files.readDirectory(vscode.Uri.parse(uri))).catch(
        () => undefined,
      );
      return entries?.map(([name, type]) => ({ name, kind: kindOf(type) })) ?? null;
    },
  );
  client.onRequest('minutes/stampFiles', ({ uris }: { uris: readonly string[] }) =>
    Promise.all(uris.map((uri) => stampOf(vscode.Uri.parse(uri)))),
  );
  client.onRequest<boolean, Error>('minutes/fileExists', ({ uri }: { uri: string }) =>
    exists(vscode.Uri.parse(uri)),
  );
  client.onRequest('minutes/translations', async ({ language }: { language: string }) => {
    const file = vscode.Uri.joinPath(words, `${language}.json`);
    return JSON.parse(new TextDecoder().decode(await files.readFile(file)));
  });
}

function kindOf(type: vscode.FileType): Entry['kind'] {
  const isLink = (type & vscode.FileType.SymbolicLink) !== 0;
  if ((type & vscode.FileType.Directory) !== 0) return isLink ? 'linked folder' : 'folder';
  return (type & vscode.FileType.File) !== 0 ? 'file' : 'lost';
}

async function stampOf(uri: vscode.Uri): Promise<string | null> {
  try {
    const { size, mtime, ctime } = await vscode.workspace.fs.stat(uri);
    return `${size}:${mtime}:${ctime}`;
  } catch {
    return null;
  }
}

/** Whether there is such a file or folder, the case of its name taken into account, which not all file systems do. */
async function exists(uri: vscode.Uri): Promise<boolean> {
  const { fs } = vscode.workspace;
  try {
    await fs.stat(uri);
  } catch {
    return false;
  }
  const name = uri.path.replace(/\/+$/, '').split('/').at(-1) ?? '';
  const entries = await Promise.resolve(fs.readDirectory(vscode.Uri.joinPath(uri, '..'))).catch(() => []);
  const others = entries.map(([other]) => other);
  return others.includes(name) || !others.some((other) => other.toLowerCase() === name.toLowerCase());
}

function isMissing(error: unknown): boolean {
  return error instanceof vscode.FileSystemError && error.code === 'FileNotFound';
}
