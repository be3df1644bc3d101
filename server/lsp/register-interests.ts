import {
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
} from 'vscode-languageserver';
import type { Wire } from './read-client.ts';

/** Files that minutes may speak of, and the project files. */
const WATCHED = [
  '**/.minutes.json',
  '**/*.{md,markdown,png,PNG,jpg,JPG,jpeg,gif,svg,webp,pdf,pptx,docx,xlsx}',
];

/** Asks the editor to tell of changed settings, files and folders, as far as it can. */
export function registerInterests(
  connection: Connection,
  wire: Wire,
  foldersChanged: (added: readonly string[], removed: readonly string[]) => void,
): void {
  const failed = (error: unknown): void =>
    connection.console.warn(`Nothing will be told of changes: ${String(error)}`);
  if (wire.registersConfiguration)
    connection.client.register(DidChangeConfigurationNotification.type, { section: 'minutes' }).catch(failed);
  if (wire.registersWatchers)
    connection.client
      .register(DidChangeWatchedFilesNotification.type, {
        watchers: WATCHED.map((globPattern) => ({ globPattern })),
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
