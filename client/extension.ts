import * as vscode from 'vscode';
import { registerCommands } from './commands/index.ts';
import { createSession, type Session } from './session.ts';
import { registerViews } from './views/index.ts';
import { watchForMinutes } from './watch-for-minutes.ts';

let session: Session | undefined;

/**
 * Registers the commands and waits for minutes; the language server and everything that belongs to it are loaded when the
 * first minutes are there, or one of the views, which there are where minutes may be, is opened.
 */
export function activate(context: vscode.ExtensionContext): void {
  const began = performance.now();
  const log = vscode.window.createOutputChannel('Minutes', { log: true });
  const current = createSession(context, log);
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
}

export async function deactivate(): Promise<void> {
  await session?.stop();
}
