import * as vscode from 'vscode';
import type { MinutesServer } from './minutes-server.ts';

/** The life of the language server: started once there are minutes, started anew on request. */
export interface Session {
  readonly log: vscode.LogOutputChannel;
  /** Starts the server unless it runs or is switched off. Resolves to it once it answers; undefined when it does not run. */
  readonly start: () => Promise<MinutesServer | undefined>;
  readonly restart: () => Promise<MinutesServer | undefined>;
  readonly stop: () => Promise<void>;
}

export function createSession(context: vscode.ExtensionContext, log: vscode.LogOutputChannel): Session {
  let running: Promise<MinutesServer | undefined> | undefined;

  const start = (): Promise<MinutesServer | undefined> => {
    if (!vscode.workspace.getConfiguration('minutes').get<boolean>('enable', true))
      return Promise.resolve(undefined);
    running ??= launch();
    return running;
  };

  const launch = async (): Promise<MinutesServer | undefined> => {
    try {
      const { startMinutesServer } = await import('./minutes-server.ts');
      return await startMinutesServer(context, log);
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
    await server?.stop();
  };

  const restart = async (): Promise<MinutesServer | undefined> => {
    await stop();
    return start();
  };

  context.subscriptions.push(
    vscode.workspace.onDidChangeConfiguration(async (event) => {
      if (event.affectsConfiguration('minutes.enable')) await restart();
      else if (event.affectsConfiguration('minutes.outline') && running !== undefined) await restart();
    }),
  );
  return { log, start, restart, stop };
}
