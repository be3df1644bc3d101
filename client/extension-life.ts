import * as vscode from 'vscode';
import { registerCommands } from './commands/index.ts';
import type { StartServer } from './minutes-server.ts';
import { createSession, type Session } from './session.ts';
import { registerViews } from './views/index.ts';
import { watchForMinutes } from './watch-for-minutes.ts';

export interface Extension {
  activate(context: vscode.ExtensionContext): void;
  deactivate(): Promise<void>;
}

/**
 * Registers the commands and waits for minutes; the language server and everything that belongs to it are loaded when the
 * first minutes are there, or one of the views, which there are where minutes may be, is opened.
 */
export function createExtension(loadServer: () => Promise<StartServer>): Extension {
  let session: Session | undefined;
  return {
    activate(context) {
      const began = performance.now();
      const log = vscode.window.createOutputChannel('Minutes', { log: true });
      const current = createSession(context, log, loadServer);
      session = current;
      context.subscriptions.push(
        log,
        ...registerCommands(context, current),
        watchForMinutes(
          { present: () => context.subscriptions.push(registerViews(current)), found: current.start },
          log,
        ),
      );
      log.info(`Activated in ${(performance.now() - began).toFixed(1)} ms`);
    },
    async deactivate() {
      await session?.stop();
    },
  };
}
