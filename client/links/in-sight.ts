import * as vscode from 'vscode';
import { needServer } from '../commands/need-server.ts';
import { say } from '../commands/say.ts';
import type { Session } from '../session.ts';

/** Of the protocol: the server understood what it is to do, and says why it does not. */
const requestFailed = -32803;

/**
 * Has the server run a command that asks the web, while a notification shows how far it is and lets the user stop it. Resolves to the
 * answer; undefined where there is none, and the user has been told why.
 */
export async function inSight<Result>(
  session: Session,
  title: string,
  command: string,
  argument: object,
): Promise<Result | undefined> {
  const server = await needServer(session);
  if (server === undefined) return undefined;
  const options = { location: vscode.ProgressLocation.Notification, cancellable: true, title };
  return vscode.window.withProgress(options, async (progress, token) => {
    let before = 0;
    try {
      return await server.work<Result>(
        command,
        [argument],
        token,
        ({ message = '', percentage = before }) => {
          progress.report({ message, increment: Math.max(0, percentage - before) });
          before = Math.max(before, percentage);
        },
      );
    } catch (error) {
      if (token.isCancellationRequested) say(vscode.l10n.t('Stopped; what was learned by then is kept.'));
      else complain(session, error);
      return undefined;
    }
  });
}

function complain({ log }: Session, error: unknown): void {
  const words = error instanceof Error ? error.message : String(error);
  if (error instanceof Error && 'code' in error && error.code === requestFailed) {
    void vscode.window.showWarningMessage(words);
    return;
  }
  log.error('A request failed', error instanceof Error ? error : words);
  void vscode.window.showErrorMessage(vscode.l10n.t('That failed: {0}', words));
}
