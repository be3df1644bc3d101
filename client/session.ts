import * as vscode from 'vscode';
import { changesProxy } from './links/proxy-settings.ts';
import type { MinutesServer, StartServer } from './minutes-server.ts';
import type { IndexChange, MinutesStatus } from './protocol.ts';

/** The life of the language server: started once there are minutes, started anew on request. */
export interface Session {
  readonly log: vscode.LogOutputChannel;
  /** Starts the server unless it runs or is switched off. Resolves to it once it answers; undefined when it does not run. */
  readonly start: () => Promise<MinutesServer | undefined>;
  readonly restart: () => Promise<MinutesServer | undefined>;
  readonly stop: () => Promise<void>;
  /** What the server last said of a document; undefined when it is not minutes, or the server does not run. */
  readonly status: (uri: vscode.Uri) => MinutesStatus | undefined;
  /** The server knows more or other meetings than before. */
  readonly onDidChangeIndex: vscode.Event<IndexChange>;
  /** The server has looked at a document again. */
  readonly onDidChangeStatus: vscode.Event<MinutesStatus>;
  /** More or other things are known of links than before. */
  readonly onDidChangeLinks: vscode.Event<void>;
}

export function createSession(
  context: vscode.ExtensionContext,
  log: vscode.LogOutputChannel,
  loadServer: () => Promise<StartServer>,
): Session {
  const index = new vscode.EventEmitter<IndexChange>();
  const status = new vscode.EventEmitter<MinutesStatus>();
  const links = new vscode.EventEmitter<void>();
  let running: Promise<MinutesServer | undefined> | undefined;
  let ready: MinutesServer | undefined;

  const start = (): Promise<MinutesServer | undefined> => {
    if (!vscode.workspace.getConfiguration('minutes').get<boolean>('enable', true))
      return Promise.resolve(undefined);
    running ??= launch();
    return running;
  };

  const launch = async (): Promise<MinutesServer | undefined> => {
    try {
      const startServer = await loadServer();
      ready = await startServer(context, log, {
        index: (change) => index.fire(change),
        status: (change) => status.fire(change),
        links: () => links.fire(),
      });
      return ready;
    } catch (error) {
      running = undefined;
      log.error('The language server did not start', error instanceof Error ? error : String(error));
      return undefined;
    }
  };

  const stop = async (): Promise<void> => {
    const stopping = running;
    running = undefined;
    const server = await stopping;
    ready = undefined;
    await server?.stop();
  };

  const restart = async (): Promise<MinutesServer | undefined> => {
    await stop();
    return start();
  };

  context.subscriptions.push(
    index,
    status,
    links,
    vscode.workspace.onDidChangeConfiguration(async (event) => {
      if (event.affectsConfiguration('minutes.enable')) await restart();
      else if (
        running !== undefined &&
        (event.affectsConfiguration('minutes.outline') || changesProxy(event))
      )
        await restart();
    }),
  );
  return {
    log,
    start,
    restart,
    stop,
    status: (uri) => ready?.status(uri),
    onDidChangeIndex: index.event,
    onDidChangeStatus: status.event,
    onDidChangeLinks: links.event,
  };
}
