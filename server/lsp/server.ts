import {
  type CancellationToken,
  type Connection,
  type InitializeResult,
  LSPErrorCodes,
  ResponseError,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import { CHECK_LINKS } from '../language-service/features/check-links.ts';
import { executeCommand } from '../language-service/features/execute-command.ts';
import { type Capabilities, type Feature, isRefusal } from '../language-service/features/feature.ts';
import { features as allFeatures } from '../language-service/features/index.ts';
import { LOOK_UP_REFERENCES } from '../language-service/features/look-up-references.ts';
import { languageOf } from '../language-service/text/language.ts';
import type { Host } from './host.ts';
import { isView } from './is-view.ts';
import { offerCommand } from './offer-command.ts';
import { openDocuments } from './open-document.ts';
import { readClient } from './read-client.ts';
import { createSession, type Session } from './session.ts';

export interface ServerOptions {
  readonly version?: string;
  /** What is answered; everything there is where absent. */
  readonly features?: readonly Feature[];
  /** Hears first what the editor's client says of itself: its `initializationOptions`. */
  readonly hear?: (options: unknown) => void;
}

/**
 * Serves one editor over a connection, which is set to listening. Nothing is announced that is not in the list of features, and
 * nothing is read or computed before the editor speaks.
 */
export function startServer(connection: Connection, host: Host, options: ServerOptions = {}): void {
  const { version, features = allFeatures, hear } = options;
  const everything = new TextDocuments(openDocuments);
  const documents = {
    get: (uri: string) => (isView(uri) ? undefined : everything.get(uri)),
    all: () => everything.all().filter(({ uri }) => !isView(uri)),
  };
  let session: Session | undefined;

  connection.onInitialize(async (params): Promise<InitializeResult> => {
    hear?.(params.initializationOptions);
    const wire = readClient(params, host);
    const language = languageOf(wire.client.locale);
    const translations = (language && (await host.translations?.(language))) ?? {};
    const current = createSession({ connection, host, documents, wire, translations });
    session = current;
    const capabilities = features.map((feature) => ({
      feature,
      part: feature.capabilities(wire.client, translations),
    }));
    for (const { feature, part } of capabilities) {
      // Whether links are checked is not for a feature to say.
      if (!part && feature !== executeCommand) continue;
      connection.onRequest(feature.method, async (request: unknown, token: CancellationToken) => {
        const answer = await current.answer(feature, request, token);
        return isRefusal(answer) ? new ResponseError(LSPErrorCodes.RequestFailed, answer.refusal) : answer;
      });
    }
    const parts = capabilities.flatMap(({ part }) => (part ? [part] : []));
    const shellCommands = [...(host.web ? [CHECK_LINKS] : []), ...(host.gitHub ? [LOOK_UP_REFERENCES] : [])];
    const own: Capabilities = Object.assign({}, ...parts);
    return {
      capabilities: {
        positionEncoding: 'utf-16',
        textDocumentSync: {
          openClose: true,
          change: TextDocumentSyncKind.Incremental,
          save: { includeText: false },
        },
        ...shellCommands.reduce((announced, id) => offerCommand(announced, wire.client, id), own),
        ...workspaceCapabilities(wire.changesFolders, parts),
      },
      serverInfo: { name: 'Minutes', ...(version === undefined ? {} : { version }) },
    };
  });
  connection.onInitialized(() => session?.begin());
  connection.onShutdown(() => session?.end());
  connection.onRequest('minutes/problems', (params: unknown, token: CancellationToken) =>
    session ? session.problems(params, token) : {},
  );
  connection.onDidChangeConfiguration(({ settings }) => session?.settingsChanged(settings));
  connection.onDidChangeWatchedFiles(({ changes }) => session?.filesChanged(changes));
  connection.onNotification('minutes/caret', (params: unknown) => session?.caretMoved(params));
  everything.onDidChangeContent(({ document }) => isView(document.uri) || session?.changed(document));
  everything.onDidSave(({ document }) => isView(document.uri) || session?.saved(document));
  everything.onDidClose(({ document }) => isView(document.uri) || session?.closed(document));
  everything.listen(connection);
  connection.listen();
}

/** Several parts may say something of the workspace. */
function workspaceCapabilities(changesFolders: boolean, parts: readonly Capabilities[]): Capabilities {
  const workspace = Object.assign(
    changesFolders ? { workspaceFolders: { supported: true, changeNotifications: true } } : {},
    ...parts.map((part) => part.workspace),
  );
  return Object.keys(workspace).length > 0 ? { workspace } : {};
}
