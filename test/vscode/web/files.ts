import * as vscode from 'vscode';
import files from 'workspace-files';
import { countWorkers } from './started-workers.ts';

/** The scheme of the editor's own test workspaces. */
const scheme = 'vscode-test-web';

interface Node {
  readonly type: vscode.FileType;
  readonly ctime: number;
  mtime: number;
  data: Uint8Array;
}

interface SearchableWorkspace {
  registerFileSearchProvider(
    scheme: string,
    provider: { provideFileSearchResults(): readonly vscode.Uri[] },
  ): vscode.Disposable;
}

/** A file system in memory that has the workspace of the suite, as a virtual workspace has files that no disk has. */
export function activate(context: vscode.ExtensionContext): void {
  countWorkers();
  const nodes = new Map<string, Node>();
  const changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  const parentOf = (path: string): string => path.slice(0, path.lastIndexOf('/')) || '/';
  const put = (path: string, type: vscode.FileType, data: Uint8Array = new Uint8Array()): void => {
    const now = Date.now();
    nodes.set(path, { type, data, mtime: now, ctime: nodes.get(path)?.ctime ?? now });
  };
  const putFolders = (path: string): void => {
    if (nodes.has(path)) return;
    if (path !== '/') putFolders(parentOf(path));
    put(path, vscode.FileType.Directory);
  };
  const node = (uri: vscode.Uri): Node => {
    const found = nodes.get(pathOf(uri));
    if (!found) throw vscode.FileSystemError.FileNotFound(uri);
    return found;
  };
  const tell = (type: vscode.FileChangeType, uri: vscode.Uri): void => changed.fire([{ type, uri }]);

  putFolders('/');
  for (const [name, text] of Object.entries(files)) {
    putFolders(parentOf(`/${name}`));
    put(`/${name}`, vscode.FileType.File, new TextEncoder().encode(text));
  }
  const authority = vscode.workspace.workspaceFolders?.[0]?.uri.authority ?? '';
  if (authority === 'walk') {
    const text = files['minutes/2023-08-24.md'] ?? '';
    const later = text.replace(/08(?<mark>\W+)24/g, '09$<mark>07');
    put('/minutes/2023-09-07 第 3 次 例会.md', vscode.FileType.File, new TextEncoder().encode(later));
  }
  if (authority !== 'no-search')
    context.subscriptions.push(
      // Without it, the editor looks for files of such a scheme for ever. No typings: the interface is still a proposal.
      (vscode.workspace as unknown as SearchableWorkspace).registerFileSearchProvider(scheme, {
        provideFileSearchResults: () =>
          [...nodes].flatMap(([path, { type }]) =>
            type === vscode.FileType.File ? [vscode.Uri.from({ scheme, authority, path })] : [],
          ),
      }),
    );
  context.subscriptions.push(
    vscode.workspace.registerFileSystemProvider(
      scheme,
      {
        onDidChangeFile: changed.event,
        watch: () => ({ dispose: () => undefined }),
        stat(uri) {
          const { type, ctime, mtime, data } = node(uri);
          return { type, ctime, mtime, size: data.length };
        },
        readDirectory(uri) {
          node(uri);
          const start = `${pathOf(uri).replace(/\/$/, '')}/`;
          return [...nodes].flatMap(([path, { type }]): [string, vscode.FileType][] => {
            const name = path.slice(start.length);
            return path.startsWith(start) && name !== '' && !name.includes('/') ? [[name, type]] : [];
          });
        },
        readFile: (uri) => node(uri).data,
        createDirectory(uri) {
          putFolders(pathOf(uri));
          tell(vscode.FileChangeType.Created, uri);
        },
        writeFile(uri, data, { create }) {
          const path = pathOf(uri);
          const isNew = !nodes.has(path);
          if (isNew && !create) throw vscode.FileSystemError.FileNotFound(uri);
          putFolders(parentOf(path));
          put(path, vscode.FileType.File, data);
          tell(isNew ? vscode.FileChangeType.Created : vscode.FileChangeType.Changed, uri);
        },
        delete(uri) {
          node(uri);
          const path = pathOf(uri);
          for (const other of [...nodes.keys()])
            if (other === path || other.startsWith(`${path}/`)) nodes.delete(other);
          tell(vscode.FileChangeType.Deleted, uri);
        },
        rename(from, to) {
          const [old, fresh] = [pathOf(from), pathOf(to)];
          node(from);
          for (const [path, moved] of [...nodes]) {
            if (path !== old && !path.startsWith(`${old}/`)) continue;
            nodes.delete(path);
            nodes.set(fresh + path.slice(old.length), moved);
          }
          tell(vscode.FileChangeType.Deleted, from);
          tell(vscode.FileChangeType.Created, to);
        },
      },
      { isCaseSensitive: true },
    ),
  );
}

function pathOf({ path }: vscode.Uri): string {
  return path.length > 1 ? path.replace(/\/$/, '') : path;
}
