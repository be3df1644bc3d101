import * as vscode from 'vscode';
import type { MinutesServer } from '../minutes-server.ts';
import type { Session } from '../session.ts';

/** The running server; says so and is undefined when there is none. */
export async function needServer(session: Session): Promise<MinutesServer | undefined> {
  const server = await session.start();
  if (server === undefined)
    void vscode.window.showWarningMessage(
      vscode.l10n.t('Minutes is switched off or did not start; its log says more.'),
    );
  return server;
}
