import {
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  WatchKind,
} from 'vscode-languageserver';
import type { Wire } from './read-client.ts';

/**
 * Files that minutes may speak of, the project files, and what git leaves out. Of a folder that comes or goes an editor tells nothing but
 * its own name, which only a glob for everything matches.
 */
const WATCHED = [
  '**/{.minutes.json,.gitignore}',
  '**/*.{md,markdown,png,PNG,jpg,JPG,jpeg,gif,svg,webp,pdf,pptx,docx,xlsx}',
];

/** Our own settings, and those that say what is left out. */
const SECTIONS = ['minutes', 'files.exclude', 'search.exclude'];

/** Asks the editor to tell of changed settings, files and folders, as far as it can. */
export function registerInterests(
  connection: Connection,
  wire: Wire,
  foldersChanged: (added: readonly string[], removed: readonly string[]) => void,
): void {
  const failed = (error: unknown): void =>
    connection.console.warn(`Nothing will be told of changes: ${String(error)}`);
  if (wire.registersConfiguration)
    connection.client.register(DidChangeConfigurationNotification.type, { section: SECTIONS }).catch(failed);
  if (wire.registersWatchers)
    connection.client
      .register(DidChangeWatchedFilesNotification.type, {
        watchers: [
          ...WATCHED.map((globPattern) => ({ globPattern })),
          { globPattern: '**/*', kind: WatchKind.Create | WatchKind.Delete },
        ],
      })
      .catch(failed);
  if (wire.changesFolders)
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) =>
      foldersChanged(
        added.map(({ uri }) => uri),
        removed.map(({ uri }) => uri),
      ),
    );
}
