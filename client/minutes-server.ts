import * as vscode from 'vscode';
import { type BaseLanguageClient, type LanguageClientOptions, State } from 'vscode-languageclient';
import type { WorkspaceEdit } from 'vscode-languageserver-types';
import { hiddenCommands } from './commands/hidden-commands.ts';
import { documentSchemes } from './document-schemes.ts';
import { followCaret } from './follow-caret.ts';
import { createLanguageStatus } from './language-status.ts';
import { followLinks } from './links/follow-links.ts';
import { proxySettings } from './links/proxy-settings.ts';
import { type LongWork, longWork } from './long-work.ts';
import { createOwnEdits } from './own-edits.ts';
import { type IndexChange, indexNotification, type MinutesStatus, statusNotification } from './protocol.ts';

/** A running language server. */
export interface MinutesServer {
  /** What the server last said of a document; undefined when it is not minutes. */
  readonly status: (uri: vscode.Uri) => MinutesStatus | undefined;
  readonly request: <Result>(
    method: string,
    params: unknown,
    token?: vscode.CancellationToken,
  ) => Promise<Result>;
  readonly work: LongWork;
  /** Makes an edit that a request was answered with; with `preview`, after the user has seen it. Resolves to whether it was made. */
  readonly apply: (edit: WorkspaceEdit, preview: boolean) => Promise<boolean>;
  readonly stop: () => Promise<void>;
}

/** Who is told what the server says by itself. */
export interface Listeners {
  readonly index: (change: IndexChange) => void;
  readonly status: (status: MinutesStatus) => void;
  /** More or other things are known of links than before. */
  readonly links: () => void;
}

export type StartServer = (
  context: vscode.ExtensionContext,
  log: vscode.LogOutputChannel,
  listeners: Listeners,
) => Promise<MinutesServer>;

/** Makes a client of a server that begins to run when the client is started, in the way that the platform has. */
export type CreateClient = (
  context: vscode.ExtensionContext,
  options: LanguageClientOptions,
) => BaseLanguageClient;

const neverCancelled = new vscode.CancellationTokenSource().token;

/** Link to a rule's page; the server puts the rule's id in the place of `{id}`. */
const rulePage = 'command:minutes.openRule?%5B%22{id}%22%5D';

/** Starts the server, apart from the editor's own work, and resolves once it answers. Throws when it does not start. */
export async function startMinutesServer(
  createClient: CreateClient,
  context: vscode.ExtensionContext,
  log: vscode.LogOutputChannel,
  listeners: Listeners,
): Promise<MinutesServer> {
  const began = performance.now();
  const ownEdits = createOwnEdits();
  const client = createClient(context, {
    documentSelector: documentSchemes.flatMap((scheme) => [
      { scheme, language: 'markdown' },
      { scheme, language: 'jsonc', pattern: '**/.minutes.json' },
    ]),
    outputChannel: log,
    // Hovers link to the page of a rule and to a check of links, and to nothing else of ours.
    markdown: { isTrusted: { enabledCommands: ['minutes.openRule', 'minutes.checkLinks'] } },
    middleware: {
      workspace: {
        willRenameFiles: async (event, next) => (ownEdits.include(event.files) ? undefined : next(event)),
      },
    },
    diagnosticPullOptions: { onChange: true, onSave: false, onFocus: false },
    initializationOptions: {
      client: 'vscode',
      locale: vscode.env.language,
      // The editor knows it already; a fresh process may take 20 ms to find it out.
      zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      rulePage,
      // The server leaves to the editor the commands that the editor has itself.
      commands: [...commandsOf(context.extension.packageJSON), ...hiddenCommands],
      status: true,
      // The server keeps there what it has read of the workspace.
      storage: context.storageUri?.fsPath,
      trusted: vscode.workspace.isTrusted,
      proxy: proxySettings(),
      github: true,
      features: {
        outline: vscode.workspace.getConfiguration('minutes').get<boolean>('outline', true),
        folding: false,
        selectionRange: false,
      },
    },
  });

  const status = createLanguageStatus((uri) =>
    client.sendRequest('textDocument/diagnostic', { textDocument: { uri: uri.toString() } }),
  );
  const isMinutes = (uri: vscode.Uri): boolean => status.of(uri) !== undefined;
  const links = followLinks(client, { changed: listeners.links, isMinutes, log });
  const disposables: vscode.Disposable[] = [
    status,
    links,
    followCaret(isMinutes, (params) => client.sendNotification('minutes/caret', params)),
    client.onDidChangeState(({ newState }) =>
      status.serverIs(newState === State.Running ? 'running' : 'stopped'),
    ),
    client.onNotification(statusNotification, (said) => {
      status.show(said);
      links.refresh();
      listeners.status(said);
    }),
    client.onNotification(indexNotification, listeners.index),
  ];
  const stop = async (): Promise<void> => {
    for (const disposable of disposables.splice(0)) disposable.dispose();
    if (client.needsStop()) await client.dispose();
  };
  try {
    await client.start();
  } catch (error) {
    await stop().catch(() => undefined);
    throw error;
  }
  log.info(`Language server ready after ${(performance.now() - began).toFixed(0)} ms`);
  return {
    status: status.of,
    request: (method, params, token = neverCancelled) => client.sendRequest(method, params, token),
    work: longWork(client),
    apply: (edit, preview) =>
      ownEdits.apply(edit, (own) => client.protocol2CodeConverter.asWorkspaceEdit(own), preview),
    stop,
  };
}

function commandsOf(manifest: {
  contributes: { commands: readonly { command: string }[] };
}): readonly string[] {
  return manifest.contributes.commands.map(({ command }) => command);
}
