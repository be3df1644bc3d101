import * as vscode from 'vscode';
import type { MeetingParts } from '../protocol.ts';
import type { Session } from '../session.ts';
import { chooseTarget } from './choose-target.ts';
import { needServer } from './need-server.ts';
import { say } from './say.ts';

/** Opens the link of a meeting in the browser, or in whatever the system opens it with. */
export async function joinMeeting(session: Session, argument?: unknown): Promise<void> {
  const server = await needServer(session);
  const uri = server && (await chooseTarget(session, argument));
  if (server === undefined || uri === undefined) return;
  // Opened without being shown, so that the server knows it, and as it is being written.
  await vscode.workspace.openTextDocument(uri);
  const parts = await server.request<MeetingParts | null>('minutes/meeting', { uri: uri.toString() });
  // A file's words are not trusted further than to name a page.
  if (parts?.join !== undefined && /^https?:\/\//i.test(parts.join))
    await vscode.env.openExternal(vscode.Uri.parse(parts.join));
  else if (parts === null) say(vscode.l10n.t('Open the minutes of a meeting first.'));
  else say(vscode.l10n.t('The invitation of this meeting has no link.'));
}
