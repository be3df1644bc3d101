import {
  type CancellationToken,
  type Connection,
  type InitializeResult,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import type { Feature } from '../language-service/features/feature.ts';
import { features as allFeatures } from '../language-service/features/index.ts';
import type { Host } from './host.ts';
import { openDocuments } from './open-document.ts';
import { readClient } from './read-client.ts';
import { createSession, type Session } from './session.ts';
import { translationsFor } from './translations.ts';

export interface ServerOptions {
  readonly version?: string;
  /** What is answered; everything there is where absent. */
  readonly features?: readonly Feature[];
}

/**
 * Serves one editor over a connection, which is set to listening. Nothing is announced that is not in the list of features, and
 * nothing is read or computed before the editor speaks.
 */
export function startServer(connection: Connection, host: Host, options: ServerOptions = {}): void {
  const { version, features = allFeatures } = options;
  const documents = new TextDocuments(openDocuments);
  let session: Session | undefined;

  connection.onInitialize((params): InitializeResult => {
    const wire = readClient(params);
    const current = createSession({ connection, host, documents, wire });
    session = current;
    const translations = translationsFor(wire.client.locale);
    const capabilities = features.map((feature) => ({
      feature,
      part: feature.capabilities(wire.client, translations),
    }));
    for (const { feature, part } of capabilities) {
      if (!part) continue;
      connection.onRequest(feature.method, (request: unknown, token: CancellationToken) =>
        current.answer(feature, request, token),
      );
    }
    return {
      capabilities: Object.assign(
        {
          positionEncoding: 'utf-16',
          textDocumentSync: {
            openClose: true,
            change: TextDocumentSyncKind.Incremental,
            save: { includeText: false },
          },
          ...(wire.changesFolders
            ? { workspace: { workspaceFolders: { supported: true, changeNotifications: true } } }
            : {}),
        },
        ...capabilities.map(({ part }) => part),
      ),
      serverInfo: { name: 'Minutes', ...(version === undefined ? {} : { version }) },
    };
  });
  connection.onInitialized(() => session?.begin());
  connection.onDidChangeConfiguration(({ settings }) => session?.settingsChanged(settings));
  connection.onDidChangeWatchedFiles(({ changes }) => session?.filesChanged(changes));
  connection.onNotification('minutes/caret', (params: unknown) => session?.caretMoved(params));
  documents.onDidChangeContent(({ document }) => session?.changed(document));
  documents.onDidSave(() => session?.saved());
  documents.onDidClose(({ document }) => session?.closed(document));
  documents.listen(connection);
  connection.listen();
}
